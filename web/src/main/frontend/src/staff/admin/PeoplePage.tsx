import { Button, Progress, Select, TextInput } from '@mantine/core'
import { IconArrowsExchange, IconExternalLink, IconSearch, IconUsers } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../api/http.ts'
import type { Role } from '../../api/types.ts'
import { Page } from '../pages/Page.tsx'
import pages from '../pages/pages.module.css'
import { has, useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { Empty } from '../ui/Empty.tsx'
import { Face, Tag, When } from '../ui/marks.tsx'
import { PageSkeleton } from '../ui/Skeletons.tsx'
import { tellDone } from '../ui/tell.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import css from './admin.module.css'
import { History } from './History.tsx'
import { useMoves, usePeople, useRegister } from './queries.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import type { Member, Move, PeoplePage as Everybody } from './types.ts'

/** Who is who, where a ladder would end at nobody, and what everybody has to do. */
export function PeoplePage() {
  const t = useT()
  const { me, time } = useSession()
  const found = usePeople()
  const agencies = useRegister('agencies')
  const [typed, setTyped] = useState('')
  const [from, setFrom] = useState<Member>()
  const agency = (code: string) => agencies.data?.items.find((row) => row.key === code)?.fields['name'] ?? code
  const does = (member: Member) => [
    ...member.roles.map((role) => t(`role.${role as Role}`)),
    ...member.headOf.map((code) => t('admin.p.headOf', { agency: agency(code) })),
    ...member.officerOf.filter((code) => !member.headOf.includes(code)).map((code) => t('admin.p.of', { agency: agency(code) })),
    ...(member.officeHead ? [t('role.officeHead')] : []),
  ]
  const name = (username: string) =>
    found.data?.items.find((member) => member.person.username === username)?.person.name ?? username
  const shown = (found.data?.items ?? []).filter((member) =>
    `${member.person.name} ${member.person.username} ${does(member).join(' ')}`.toLowerCase().includes(typed.toLowerCase()),
  )
  return (
    <Page wide title={t('admin.people')} text={t('admin.people.text')}>
      {found.isPending && <PageSkeleton />}
      {found.error && (
        <Trouble error={found.error} action={{ label: t('error.retry'), run: () => void found.refetch() }} />
      )}
      {found.data && (
        <>
          {found.data.problem && <p className={pages.todo}>{found.data.problem}</p>}
          <Gaps people={found.data} />
          <Moves />
          <div className={css.tools}>
            <TextInput
              className={css.search}
              type="search"
              aria-label={t('admin.p.search')}
              placeholder={t('admin.p.search')}
              leftSection={<IconSearch size={17} aria-hidden />}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            {has(me, 'administrator') && (
              <Button
                variant="default"
                component="a"
                href={found.data.console}
                target="_blank"
                rel="noreferrer"
                rightSection={<IconExternalLink size={16} aria-hidden />}
              >
                {t('admin.p.console')}
              </Button>
            )}
            {found.data.readAt && (
              <span className={pages.muted}>{t('admin.p.read', { at: time.exact(found.data.readAt) })}</span>
            )}
          </div>
          {shown.length === 0 && (
            <Empty icon={IconUsers} title={t('admin.nothingFound')}>
              {t('admin.p.empty.text')}
            </Empty>
          )}
          <ul className={css.people}>
            {shown.map((member) => (
              <li key={member.person.username} className={css.person}>
                <Face who={member.person} size="large" />
                <div>
                  <b>{member.person.name}</b> <code className={pages.muted}>{member.person.username}</code>
                  {!member.known && <Tag tone="late">{t('admin.p.gone')}</Tag>}
                  <p>{does(member).join(' · ') || t('role.none')}</p>
                  {member.known && (
                    <p className={pages.muted}>
                      {member.above.length > 0
                        ? t('admin.p.above', { names: member.above.map(name).join(', ') })
                        : member.officeHead
                          ? t('admin.p.top')
                          : t('admin.p.nobody')}
                    </p>
                  )}
                </div>
                <div className={css.load}>
                  <span>
                    {member.cases + member.incidents > 0
                      ? t('admin.p.load', { cases: member.cases, incidents: member.incidents })
                      : t('admin.p.free')}
                  </span>
                  {has(me, 'administrator') && member.cases + member.incidents > 0 && (
                    <Button
                      size="xs"
                      variant="default"
                      leftSection={<IconArrowsExchange size={16} />}
                      onClick={() => setFrom(member)}
                    >
                      {t('admin.p.move')}
                    </Button>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      <History kind="work" />
      {from && found.data && <MoveDialog from={from} people={found.data} onClose={() => setFrom(undefined)} />}
    </Page>
  )
}

function Gaps({ people }: { people: Everybody }) {
  const t = useT()
  const office = people.gaps.filter((gap) => !gap.agency)
  const agencies = people.gaps.filter((gap) => gap.agency)
  if (people.gaps.length === 0) return null
  return (
    <section className={css.warn} aria-label={t('admin.p.gaps')}>
      <h2>{t('admin.p.gaps')}</h2>
      <ul>
        {office.map((gap) => (
          <li key={gap.kind}>{gap.message}</li>
        ))}
      </ul>
      {agencies.length > 0 && (
        <details open={agencies.length <= 3}>
          <summary>{t('admin.p.gaps.agencies', { n: agencies.length })}</summary>
          <ul>
            {agencies.map((gap) => (
              <li key={gap.kind + gap.agency}>{gap.message}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Moves() {
  const t = useT()
  const moves = useMoves().data?.items ?? []
  const shown = moves.filter((move, index) => !move.endedAt || index < 3)
  if (shown.length === 0) return null
  return (
    <section className={css.part}>
      <h2>{t('admin.p.moves')}</h2>
      <ul className={pages.list}>
        {shown.map((move) => (
          <OneMove key={move.id} move={move} />
        ))}
      </ul>
    </section>
  )
}

function OneMove({ move }: { move: Move }) {
  const t = useT()
  const done = move.moved + move.left
  return (
    <li className={pages.item}>
      <div className={pages.itemHead}>
        <Face who={move.from} />
        <span>{t('admin.p.fromTo', { from: move.from.name, to: move.to.name })}</span>
        <Face who={move.to} />
        <span className="push">
          <When at={move.startedAt} />
        </span>
      </div>
      <p>
        {move.endedAt
          ? t('admin.p.moved', { moved: move.moved, left: move.left, incidents: move.incidents })
          : t('admin.p.moving', { done, total: move.total })}
      </p>
      {!move.endedAt && (
        <Progress
          value={move.total === 0 ? 100 : (100 * done) / move.total}
          aria-label={t('admin.p.moving', { done, total: move.total })}
        />
      )}
      {move.left > 0 && <p className={pages.muted}>{t('admin.p.left')}</p>}
    </li>
  )
}

function MoveDialog({ from, people, onClose }: { from: Member; people: Everybody; onClose: () => void }) {
  const t = useT()
  const queries = useQueryClient()
  const [to, setTo] = useState<string | null>(null)
  const others = people.items.filter(
    (member) =>
      member.known &&
      member.person.username !== from.person.username &&
      member.roles.some((role) => role === 'operator' || role === 'approver'),
  )
  return (
    <ReasonDialog
      title={t('admin.p.move.title', { name: from.person.name })}
      button={t('admin.p.move')}
      run={async (reason) => {
        await post('/admin/people/moves', { from: from.person.username, to, reason })
        await queries.invalidateQueries({ queryKey: ['admin'] })
        tellDone(t('admin.p.move.begun'))
      }}
      onClose={onClose}
    >
      <p>{t('admin.p.move.text', { cases: from.cases, incidents: from.incidents })}</p>
      <Select
        label={t('admin.p.to')}
        withAsterisk
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('admin.nothingFound')}
        data={others.map((member) => ({ value: member.person.username, label: member.person.name }))}
        value={to}
        onChange={setTo}
      />
    </ReasonDialog>
  )
}
