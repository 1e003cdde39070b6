import { Tooltip } from '@mantine/core'
import {
  IconAlarm,
  IconAlertOctagon,
  IconBrandFacebook,
  IconBrandInstagram,
  IconBrandMastodon,
  IconBrandMessenger,
  IconBrandTelegram,
  IconBrandWhatsapp,
  IconBrandX,
  IconBrandYoutube,
  IconCircleCheck,
  IconClock,
  IconClockX,
  IconEyeOff,
  IconAppWindow,
  IconMail,
  IconMessage,
  IconPencil,
  IconPlayerPause,
  IconUrgent,
} from '@tabler/icons-react'
import type { Channel, Deadline, Person } from '../../api/types.ts'
import { useLanguage } from '../../i18n/dictionary.ts'
import { ago, deadlineWords, type Mood } from '../../logic/deadline.ts'
import { useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { useNow, useSeconds } from './useNow.ts'
import css from './ui.module.css'

const moods: Record<Mood, typeof IconClock> = {
  calm: IconClock,
  near: IconAlarm,
  late: IconAlertOctagon,
  paused: IconPlayerPause,
  met: IconCircleCheck,
  missed: IconClockX,
}

/** A deadline in words with its icon; the exact instant on hover. */
export function DeadlineMark({ deadline, precise = false }: { deadline: Deadline; precise?: boolean }) {
  return precise ? <Precise deadline={deadline} /> : <Plain deadline={deadline} />
}

const Plain = ({ deadline }: { deadline: Deadline }) => <Mark deadline={deadline} now={useNow()} precise={false} />
const Precise = ({ deadline }: { deadline: Deadline }) => <Mark deadline={deadline} now={useSeconds()} precise />

function Mark({ deadline, now, precise }: { deadline: Deadline; now: number; precise: boolean }) {
  const language = useLanguage()
  const { time } = useSession()
  const { mood, text } = deadlineWords(deadline, now, language, precise ? 'live' : 'short')
  const Sign = moods[mood]
  return (
    <Tooltip label={`${deadline.label}: ${time.exact(deadline.dueAt)}`}>
      <span className={css.deadline} data-mood={mood}>
        <Sign size={15} stroke={2} aria-hidden />
        {text}
      </span>
    </Tooltip>
  )
}

/** "6 menit lalu", exact on hover. */
export function Ago({ at }: { at: string }) {
  const language = useLanguage()
  const { time } = useSession()
  return (
    <time className={css.time} dateTime={at} title={time.exact(at)}>
      {ago(at, useNow(), language)}
    </time>
  )
}

/** A clock time today, a date before; exact on hover. */
export function When({ at, exact = false }: { at: string; exact?: boolean }) {
  const { time } = useSession()
  const now = useNow()
  return (
    <time className={css.time} dateTime={at} title={time.exact(at)}>
      {exact ? time.exact(at) : time.short(at, now)}
    </time>
  )
}

const platforms: Record<string, typeof IconMail> = {
  'web-form': IconAppWindow,
  email: IconMail,
  manual: IconPencil,
  x: IconBrandX,
  facebook: IconBrandFacebook,
  messenger: IconBrandMessenger,
  instagram: IconBrandInstagram,
  whatsapp: IconBrandWhatsapp,
  telegram: IconBrandTelegram,
  youtube: IconBrandYoutube,
  mastodon: IconBrandMastodon,
}

export function ChannelMark({ channel, size = 17 }: { channel: Channel; size?: number }) {
  const Sign = platforms[channel.platform] ?? IconMessage
  return (
    <span className={css.channel} title={channel.label}>
      <Sign size={size} stroke={1.8} aria-hidden />
      <span className={css.hidden}>{channel.label}</span>
    </span>
  )
}

/** A face: initials in one of eight quiet colours, the name on hover. */
export function Face({
  who,
  doing,
  size = 'small',
  quiet = false,
}: {
  who: Person
  doing?: 'reading' | 'writing'
  size?: 'small' | 'large'
  /** No name on hover, where it stands beside or would cover something. */
  quiet?: boolean
}) {
  const t = useT()
  const label =
    doing === 'writing'
      ? t('presence.writing', { name: who.name })
      : doing
        ? t('presence.reading', { name: who.name })
        : who.name
  return (
    <Tooltip label={label} disabled={quiet}>
      <span
        className={css.face}
        data-size={size}
        data-hue={hue(who.username)}
        data-doing={doing}
        role="img"
        aria-label={label}
      >
        {who.initials}
        {doing === 'writing' && <IconPencil className={css.writing} size={11} stroke={2.4} aria-hidden />}
      </span>
    </Tooltip>
  )
}

const hue = (username: string) =>
  [...username].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 8, 7)

export function Tag({
  tone,
  children,
  icon: Sign,
}: {
  tone: 'late' | 'private' | 'plain' | 'brand' | 'near'
  children: string
  icon?: typeof IconMail
}) {
  return (
    <span className={css.tag} data-tone={tone}>
      {Sign && <Sign size={13} stroke={2} aria-hidden />}
      {children}
    </span>
  )
}

export function Warnings({ emergency, restricted }: { emergency: boolean; restricted: boolean }) {
  const t = useT()
  return (
    <>
      {emergency && (
        <Tag tone="late" icon={IconUrgent}>
          {t('tag.emergency')}
        </Tag>
      )}
      {restricted && (
        <Tag tone="private" icon={IconEyeOff}>
          {t('tag.restricted')}
        </Tag>
      )}
    </>
  )
}
