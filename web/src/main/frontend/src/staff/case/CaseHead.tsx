import { ActionIcon, Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconChevronLeft, IconHandStop } from '@tabler/icons-react'
import { Link } from 'react-router'
import { nearest } from '../../logic/deadline.ts'
import { useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { ChannelMark, DeadlineMark, Face, Warnings } from '../ui/marks.tsx'
import { offers, useWork } from './work.ts'
import css from './case.module.css'

export function CaseHead({ back }: { back: string }) {
  const t = useT()
  const { me } = useSession()
  const { c } = useWork()
  // On a phone the list is out of sight, and the case is the page.
  const Heading = useMediaQuery('(max-width: 760px)', window.innerWidth <= 760) ? 'h1' : 'h2'
  const others = c.present.filter(({ who }) => who.username !== me.username)
  const deadline = nearest(c.deadlines) ?? c.deadline
  return (
    <header className={css.head}>
      <ActionIcon
        component={Link}
        to={back}
        className={css.back}
        variant="subtle"
        color="gray"
        size="xl"
        aria-label={t('case.back')}
      >
        <IconChevronLeft size={24} />
      </ActionIcon>
      <div className={css.headText}>
        <div className={css.headTop}>
          <Heading>{c.author}</Heading>
          <span className={css.ticket}>
            <ChannelMark channel={c.channel} size={15} /> {c.ticket}
          </span>
          <Warnings emergency={c.emergency} restricted={c.restricted} />
        </div>
        <div className={css.headFoot}>
          <span className={css.state}>{c.outcome ? `${c.stateLabel}: ${c.outcome.label}` : c.stateLabel}</span>
          {deadline && (
            <span className={css.headClock}>
              <DeadlineMark deadline={deadline} precise />
            </span>
          )}
          <Holder />
        </div>
        {c.mergedInto && (
          <p className={css.merged}>
            {t('case.mergedInto')} <Link to={`/complaints/${c.mergedInto}`}>{c.mergedInto}</Link>
          </p>
        )}
      </div>
      {others.length > 0 && (
        <div className={css.faces} aria-label={t('presence.title')} role="group">
          {others.slice(0, 4).map(({ who, doing }) => (
            <Face key={who.username} who={who} doing={doing} />
          ))}
        </div>
      )}
    </header>
  )
}

function Holder() {
  const t = useT()
  const { me, time } = useSession()
  const { c, setMode, setTab } = useWork()
  if (c.state === 'closed') return null
  if (!c.holder) return c.stateLabel === t('holder.none') ? null : <span>{t('holder.none')}</span>
  const until = c.lease?.until
  if (c.holder.username === me.username) {
    return <span>{until ? t('holder.me.until', { time: time.time(until) }) : t('holder.me')}</span>
  }
  const name = c.holder.name
  return (
    <span className={css.holder}>
      {until ? t('holder.other.until', { name, time: time.time(until) }) : t('holder.other', { name })}
      {offers(c, 'note') && (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconHandStop size={14} />}
          onClick={() => {
            setMode({ what: 'note', start: t('holder.ask.text', { name }) })
            setTab('conversation')
          }}
        >
          {t('holder.ask')}
        </Button>
      )}
    </span>
  )
}
