import { Button, Menu } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArchive,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowMerge,
  IconArrowsSplit2,
  IconBan,
  IconCheck,
  IconChecklist,
  IconCircleCheck,
  IconCornerUpRight,
  IconDots,
  IconEdit,
  IconHandGrab,
  IconHandOff,
  IconHourglass,
  IconLockOpen,
  IconMessageQuestion,
  IconNote,
  IconRubberStamp,
  IconSend,
  IconTags,
  IconUserShare,
  IconUserUp,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { Action, ActionId, State } from '../../api/types.ts'
import { heldUp } from '../../logic/answering.ts'
import { useT } from '../texts.ts'
import { useWork } from './work.ts'
import css from './case.module.css'

const icons: Record<ActionId, typeof IconCheck> = {
  claim: IconHandGrab,
  release: IconHandOff,
  handover: IconUserShare,
  takeover: IconUserUp,
  triage: IconTags,
  note: IconNote,
  ask: IconMessageQuestion,
  draft: IconEdit,
  submit: IconSend,
  approve: IconRubberStamp,
  return: IconArrowBackUp,
  reject: IconBan,
  confirm: IconCheck,
  forward: IconCornerUpRight,
  recall: IconArrowBackUp,
  merge: IconArrowMerge,
  unmerge: IconArrowsSplit2,
  close: IconArchive,
  reopen: IconLockOpen,
  withdraw: IconAlertTriangle,
  delivered: IconCircleCheck,
  correct: IconEdit,
  'follow-up': IconArrowForwardUp,
  step: IconChecklist,
  'answer-agency': IconSend,
  bounce: IconArrowBackUp,
}

/** Nothing is decided from here: they show the wording, and the decision is beneath it. */
const leadsToReview = new Set<ActionId>(['approve', 'confirm'])

type Waiting = 'at-agency' | 'waiting-citizen' | 'awaiting-approval' | 'replying'
const waits = new Set<State>(['at-agency', 'waiting-citizen', 'awaiting-approval', 'replying'])

/** One primary action, the next right step, with the note at its side; the rest under "Lainnya". */
export function ActionBar() {
  const t = useT()
  const { c, start } = useWork()
  const [busy, setBusy] = useState<ActionId>()
  const held = heldUp(c)
  if (c.actions.length === 0) {
    return (
      <footer className={css.actions}>
        <p className={css.nothing}>
          {t('actions.none', { step: c.step.name })} {held && t(held)}
        </p>
      </footer>
    )
  }
  const primary = c.actions.find((action) => action.primary)
  const note = c.actions.find((action) => action.id === 'note' && !action.primary)
  const rest = c.actions.filter((action) => action !== primary && action !== note)
  const run = ({ id }: Action) => {
    setBusy(id)
    start(id)
    setTimeout(() => setBusy(undefined), 600)
  }
  const Sign = primary && icons[primary.id]
  return (
    <footer className={css.actions}>
      {primary && Sign && (
        <Button
          data-first
          size="md"
          className={css.primary}
          loading={busy === primary.id && primary.id === 'claim'}
          leftSection={<Sign size={19} />}
          onClick={() => run(primary)}
        >
          {leadsToReview.has(primary.id) ? t('actions.review') : primary.label}
        </Button>
      )}
      {!primary && waits.has(c.state) && (
        <p className={css.waits}>
          <IconHourglass size={17} aria-hidden /> {t(held ?? `wait.${c.state as Waiting}`)}
        </p>
      )}
      {note && (
        <Button
          size="md"
          variant="default"
          className={css.second}
          leftSection={<IconNote size={19} />}
          onClick={() => run(note)}
          aria-label={note.label}
          title={note.label}
        >
          <span>{note.label}</span>
        </Button>
      )}
      <MoreActions actions={rest} onRun={run} />
    </footer>
  )
}

/** Everything that is not the next right step. */
export function MoreActions({
  actions,
  onRun,
  small = false,
}: {
  actions: Action[]
  onRun: (action: Action) => void
  /** As high as the buttons beside it. */
  small?: boolean
}) {
  const t = useT()
  if (actions.length === 0) return null
  return (
    <Menu position="top-end" width={240}>
      <Menu.Target>
        <Button
          size={small ? 'sm' : 'md'}
          variant="default"
          className={css.second}
          leftSection={<IconDots size={19} />}
          aria-label={t('actions.more')}
          title={t('actions.more')}
        >
          <span>{t('actions.more')}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => {
          const Sign = icons[action.id] ?? IconDots
          return (
            <Menu.Item key={action.id} leftSection={<Sign size={18} />} onClick={() => onRun(action)}>
              {action.label}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
