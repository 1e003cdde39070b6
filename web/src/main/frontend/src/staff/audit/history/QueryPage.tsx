import { Autocomplete, Button, Select, TextInput } from '@mantine/core'
import { IconHistory, IconSearch } from '@tabler/icons-react'
import { type FormEvent, useRef, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { Page } from '../../pages/Page.tsx'
import pages from '../../pages/pages.module.css'
import { useCatalog } from '../../queries.ts'
import { useSession } from '../../session.tsx'
import { useT as useStaffT } from '../../texts.ts'
import { Empty } from '../../ui/Empty.tsx'
import { ChannelMark, Warnings, When } from '../../ui/marks.tsx'
import { RowsSkeleton } from '../../ui/Skeletons.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useChoices, useFound } from './queries.ts'
import { Saved } from './Saved.tsx'
import { type Ask, type Found, type Name, names } from './types.ts'
import { useT, useWho } from './words.ts'
import css from './history.module.css'

/** Finds cases by what happened to them. What is asked for stands in the address. */
export default function QueryPage() {
  const t = useT()
  const [address, setAddress] = useSearchParams()
  const ask: Ask = Object.fromEntries(
    names.flatMap((name) => (address.get(name) ? [[name, address.get(name)!]] : [])),
  )
  const results = useRef<HTMLDivElement>(null)
  const show = (next: Ask) => {
    setAddress(Object.entries(next).filter(([, value]) => value) as [string, string][])
    // On a phone the form fills the screen: what it found must not have to be looked for.
    if (window.matchMedia('(max-width: 760px)').matches) results.current?.scrollIntoView({ block: 'start' })
  }
  return (
    <Page wide title={t('title')} text={t('text')}>
      <nav className={css.ways} aria-label={t('ways')}>
        <Link to="/history/durations">{t('heat.title')}</Link>
        <Link to="/history/rows">{t('rows.title')}</Link>
      </nav>
      <Saved ask={ask} onOpen={show} />
      <Form key={address.toString()} ask={ask} onAsk={show} />
      <div ref={results}>
        <Results ask={ask} />
      </div>
    </Page>
  )
}

function Form({ ask, onAsk }: { ask: Ask; onAsk: (ask: Ask) => void }) {
  const t = useT()
  const staff = useStaffT()
  const catalog = useCatalog()
  const choices = useChoices().data
  const [draft, setDraft] = useState<Ask>(ask)
  const set = (name: Name) => (value: string | null) => setDraft((before) => ({ ...before, [name]: value ?? '' }))
  const text = (name: Name) => ({
    label: t(`f.${name}`),
    value: draft[name] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => set(name)(event.currentTarget.value),
  })
  const select = (name: Name, data: { value: string; label: string }[]) => (
    <Select
      label={t(`f.${name}`)}
      placeholder={t('f.any')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('f.clear', { name: t(`f.${name}`) }) }}
      nothingFoundMessage={t('f.nothing')}
      data={data}
      value={draft[name] || null}
      onChange={set(name)}
    />
  )
  const labels = (all: { code: string; label: string }[] = []) =>
    all.map(({ code, label }) => ({ value: code, label }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onAsk(draft)
  }
  return (
    <form className={pages.card} onSubmit={submit} aria-label={t('form')}>
      <fieldset className={css.fields}>
        <legend>{t('f.acts')}</legend>
        <Autocomplete
          label={t('f.person')}
          data={['citizen', 'system', ...(choices?.people.map(({ username }) => username) ?? [])]}
          value={draft.person ?? ''}
          onChange={set('person')}
        />
        {select(
          'role',
          (['operator', 'approver', 'agency-officer', 'administrator', 'auditor'] as const).map((role) => ({
            value: role,
            label: staff(`role.${role}`),
          })),
        )}
        {select('act', labels(choices?.acts))}
        <TextInput type="date" {...text('actedFrom')} />
        <TextInput type="date" {...text('actedTo')} />
      </fieldset>
      <fieldset className={css.fields}>
        <legend>{t('f.case')}</legend>
        <TextInput placeholder="SGP-2026-000041" {...text('ticket')} />
        {select('agency', labels(catalog.agencies))}
        {select('topic', labels(catalog.topics))}
        {select('channel', labels(choices?.channels))}
        {select(
          'release',
          (choices?.releases ?? []).map((n) => ({ value: String(n), label: t('release', { n }) })),
        )}
        <TextInput type="date" {...text('receivedFrom')} />
        <TextInput type="date" {...text('receivedTo')} />
        {select('outcome', [{ value: 'open', label: t('f.open') }, ...labels(choices?.outcomes)])}
        {select('deadline', [
          { value: 'kept', label: t('clock.kept') },
          { value: 'missed', label: t('clock.missed') },
        ])}
        {draft.deadline && select('rule', labels(choices?.rules))}
      </fieldset>
      <div className={pages.row}>
        <Button type="submit" leftSection={<IconSearch size={17} />}>
          {t('find')}
        </Button>
        <Button variant="default" onClick={() => onAsk({})}>
          {t('reset')}
        </Button>
      </div>
    </form>
  )
}

function Results({ ask }: { ask: Ask }) {
  const t = useT()
  const { time } = useSession()
  const found = useFound(ask)
  const rows = found.data?.pages.flatMap((page) => page.items) ?? []
  const last = found.data?.pages.at(-1)
  const people = found.data?.pages[0]?.people ?? []
  const acts = Boolean(ask.person || ask.role || ask.act || ask.actedFrom || ask.actedTo)
  return (
    <section aria-label={t('results')} className={css.results}>
      <p role="status" className={pages.muted}>
        {found.isSuccess && t('count', { n: rows.length })}
        {people.length > 0 && ` ${t('role.people', { names: people.map(({ name }) => name).join(', ') })}`}
      </p>
      {found.isPending && <RowsSkeleton />}
      {found.error && <Trouble error={found.error} action={{ label: t('retry'), run: () => void found.refetch() }} />}
      {found.isSuccess && rows.length === 0 && !last?.next && (
        <Empty icon={IconHistory} title={t('empty')}>
          {t('empty.text')}
        </Empty>
      )}
      {rows.length > 0 && (
        <div className={pages.tableBox}>
          <table className={pages.table}>
            <thead>
              <tr>
                <th scope="col">{t('f.ticket')}</th>
                <th scope="col">{t('c.received')}</th>
                <th scope="col">{t('c.case')}</th>
                <th scope="col">{t('c.state')}</th>
                <th scope="col">{t('c.clocks')}</th>
                {acts && <th scope="col">{t('c.act')}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Line key={row.ticket} row={row} acts={acts} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {last?.lookedBack && <p className={pages.todo}>{t('lookedBack', { at: time.date(last.lookedBack) })}</p>}
      {found.hasNextPage && (
        <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t(last?.lookedBack ? 'further' : 'more')}
        </Button>
      )}
    </section>
  )
}

function Line({ row, acts }: { row: Found; acts: boolean }) {
  const t = useT()
  const who = useWho()
  return (
    <tr>
      <td>
        <Link className={pages.ticket} to={`/history/${row.ticket}`}>
          {row.ticket}
        </Link>
      </td>
      <td>
        <When at={row.receivedAt} exact />
      </td>
      <td className={css.about}>
        <span className={css.marks}>
          <ChannelMark channel={row.channel} />
          <Warnings emergency={row.emergency} restricted={row.restricted} />
          {row.topic?.label ?? row.category?.label}
          {row.agency && ` · ${row.agency.label}`}
        </span>
        <span className={pages.muted}>{row.excerpt ?? t('restricted')}</span>
      </td>
      <td>
        {row.outcome?.label ?? row.stateLabel}
        {row.release !== undefined && <small className={css.small}>{t('release', { n: row.release })}</small>}
      </td>
      <td>
        <ul className={css.clocks}>
          {row.clocks.map((clock, index) => (
            <li key={clock.rule + index} data-state={clock.state}>
              {clock.label}: {t(`clock.${clock.state}`)}
            </li>
          ))}
        </ul>
      </td>
      {acts && (
        <td>
          {row.act && (
            <>
              {row.act.label} <small className={css.small}>{who(row.act.by)}</small>
              <small className={css.small}>
                <When at={row.act.at} exact />
              </small>
            </>
          )}
        </td>
      )}
    </tr>
  )
}
