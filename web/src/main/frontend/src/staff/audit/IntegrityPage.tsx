import { Button, FileButton, Progress, Textarea } from '@mantine/core'
import { IconAlertOctagon, IconCopy, IconDownload, IconFileUpload, IconShieldCheck } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { useLanguage } from '../../i18n/dictionary.ts'
import { copyText } from '../../ui/clipboard.ts'
import { Page } from '../pages/Page.tsx'
import pages from '../pages/pages.module.css'
import { useSession } from '../session.tsx'
import { PageSkeleton } from '../ui/Skeletons.tsx'
import { tellDone, tellProblem } from '../ui/tell.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import css from './audit.module.css'
import { type Checkpoints, type Run, runKey, splitHeads, startRun, useCheckpoints, useRun } from './integrity.ts'
import { useT } from './texts.ts'

const card = `${pages.card} ${css.card}`

/** Whether the history is what it was, and what an auditor keeps to find out later. */
export default function IntegrityPage() {
  const t = useT()
  const state = useCheckpoints()
  return (
    <Page title={t('title')} text={t('text')}>
      {state.isPending && <PageSkeleton />}
      {state.error && <Trouble error={state.error} action={{ label: t('retry'), run: () => void state.refetch() }} />}
      {state.data && (
        <>
          <Now state={state.data} />
          <Verify />
          <Keep state={state.data} />
          <Listed state={state.data} />
        </>
      )}
    </Page>
  )
}

function useNumber() {
  const language = useLanguage()
  return (value: number) => value.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB')
}

function Now({ state }: { state: Checkpoints }) {
  const t = useT()
  const { time } = useSession()
  const number = useNumber()
  return (
    <section className={card} aria-labelledby="integrity-now">
      <h2 id="integrity-now">{t('now.title')}</h2>
      <dl className={pages.numbers}>
        {(['sealed', 'unsealed', 'unsigned'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`now.${name}`)}</dt>
            <dd>{number(state[name])}</dd>
          </div>
        ))}
      </dl>
      {state.oldestUnsealed && Date.now() - Date.parse(state.oldestUnsealed) > 60_000 && (
        <p className={pages.todo}>{t('now.old', { at: time.exact(state.oldestUnsealed) })}</p>
      )}
      <p>
        {state.latest
          ? t('now.covers', {
              at: time.exact(state.latest.at),
              n: number(state.latest.size),
              key: state.latest.key,
            })
          : t('now.none')}
      </p>
    </section>
  )
}

function Verify() {
  const t = useT()
  const queries = useQueryClient()
  const run = useRun()
  const [text, setText] = useState('')
  const start = useMutation({
    mutationFn: () => startRun(splitHeads(text)),
    onSuccess: (begun) => queries.setQueryData(runKey, begun),
    onError: tellProblem,
  })
  const add = async (files: File[]) => {
    const read = await Promise.all(files.map((file) => file.text()))
    setText((before) => [before.trim(), ...read].filter(Boolean).join('\n'))
  }
  return (
    <section className={card} aria-labelledby="integrity-verify">
      <h2 id="integrity-verify">{t('verify.title')}</h2>
      <p>{t('verify.text')}</p>
      <Textarea
        label={t('verify.head')}
        description={t('verify.head.hint')}
        autosize
        minRows={2}
        maxRows={10}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        classNames={{ input: css.root }}
      />
      <div className={pages.row}>
        <Button
          leftSection={<IconShieldCheck size={18} />}
          loading={start.isPending}
          disabled={run.data?.state === 'running'}
          onClick={() => start.mutate()}
        >
          {t('verify.start')}
        </Button>
        <FileButton multiple accept=".txt,text/plain" onChange={(files) => void add(files)}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconFileUpload size={18} />}>
              {t('verify.files')}
            </Button>
          )}
        </FileButton>
      </div>
      <div aria-live="polite">{run.data && <Outcome run={run.data} />}</div>
    </section>
  )
}

function Outcome({ run }: { run: Run }) {
  const t = useT()
  const { time } = useSession()
  const number = useNumber()
  const english = useLanguage() === 'en'
  if (run.state === 'none') return <p className={pages.muted}>{t('verify.never')}</p>
  const when = (
    <p className={pages.muted}>
      {t('verify.by', { who: run.startedBy ?? '', at: time.exact(run.startedAt ?? '') })}
      {run.endedAt && `, ${t('verify.ended', { at: time.exact(run.endedAt) })}`}
    </p>
  )
  if (run.state === 'running') {
    return (
      <>
        <p>{t('verify.running', { looked: number(run.looked), all: number(run.leaves) })}</p>
        <Progress value={run.percent} aria-label={t('verify.progress')} my="xs" />
        {when}
      </>
    )
  }
  const intact = run.state === 'intact'
  return (
    <div className={css.result}>
      {intact ? (
        <IconShieldCheck size={28} color="var(--mantine-color-green-7)" aria-hidden />
      ) : (
        <IconAlertOctagon size={28} color="var(--mantine-color-red-7)" aria-hidden />
      )}
      <div>
        <b>{t(intact ? 'verify.intact' : 'verify.broken')}</b>
        {intact && (
          <p>
            {t('verify.intact.text', { n: number(run.looked), checkpoints: number(run.checkpoints) })}{' '}
            {run.heads > 0 ? t('verify.intact.heads', { n: run.heads }) : t('verify.intact.noHead')}
          </p>
        )}
        {run.finding && (
          <>
            <p>{english ? run.finding.messageEn : run.finding.message}</p>
            <p>{t('verify.broken.text')}</p>
            <Link to="/history">{t('verify.open')}</Link>
          </>
        )}
        {run.late > 0 && <p className={pages.muted}>{t('verify.late', { n: number(run.late) })}</p>}
        {when}
      </div>
    </div>
  )
}

function Keep({ state }: { state: Checkpoints }) {
  const t = useT()
  const head = state.latest
  return (
    <section className={card} aria-labelledby="integrity-keep">
      <h2 id="integrity-keep">{t('keep.title')}</h2>
      <p>{t('keep.text')}</p>
      {head && <pre className={css.text}>{head.text}</pre>}
      <div className={pages.row}>
        {head && (
          <>
            <Button
              component="a"
              href="/api/public/checkpoints/latest"
              download={`titik-periksa-${head.size}.txt`}
              variant="default"
              leftSection={<IconDownload size={18} />}
            >
              {t('keep.head')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconCopy size={18} />}
              onClick={() => void copyText(head.text).then((done) => done && tellDone(t('keep.copied')))}
            >
              {t('keep.copy')}
            </Button>
          </>
        )}
        <Button
          component="a"
          href="/api/public/checkpoints/keys"
          download="kunci-jejak.pem"
          variant="default"
          leftSection={<IconDownload size={18} />}
        >
          {t('keep.key')}
        </Button>
        {head && (
          <Button
            component="a"
            href="/api/ledger/export"
            download
            variant="default"
            leftSection={<IconDownload size={18} />}
          >
            {t('keep.export')}
          </Button>
        )}
      </div>
      <p className={pages.muted}>{t('keep.export.text')}</p>
    </section>
  )
}

function Listed({ state }: { state: Checkpoints }) {
  const t = useT()
  const { time } = useSession()
  const number = useNumber()
  return (
    <section className={card} aria-labelledby="integrity-list">
      <h2 id="integrity-list">{t('list.title')}</h2>
      {state.items.length === 0 && <p className={pages.muted}>{t('list.none')}</p>}
      {state.items.length > 0 && (
        <div className={pages.tableBox}>
          <table className={pages.table}>
            <thead>
              <tr>
                <th scope="col">{t('list.at')}</th>
                <th scope="col">{t('list.size')}</th>
                <th scope="col">{t('list.root')}</th>
                <th scope="col">{t('list.key')}</th>
              </tr>
            </thead>
            <tbody>
              {state.items.slice(0, 20).map((one) => (
                <tr key={one.size}>
                  <td>
                    <time dateTime={one.at}>{time.exact(one.at)}</time>
                  </td>
                  <td>{number(one.size)}</td>
                  <td className={css.root}>{one.root}</td>
                  <td className={css.root}>{one.key}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {state.keys.length > 0 && (
        <>
          <h2>{t('keys.title')}</h2>
          <ul className={pages.list}>
            {state.keys.map((key) => (
              <li key={key.id} className={pages.muted}>
                <code>{key.id}</code> {t('keys.since', { at: time.exact(key.since) })}
                {!key.endorsed && ` · ${t('keys.unendorsed')}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
