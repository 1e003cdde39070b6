import { UnstyledButton } from '@mantine/core'
import { IconBuilding, IconEyeOff, IconLock, IconRobot, IconWorld, IconWorldQuestion } from '@tabler/icons-react'
import { useState } from 'react'
import type { Delivery, Entry } from '../../api/types.ts'
import { deletion } from '../../logic/deleted.ts'
import { useT } from '../texts.ts'
import { FileList } from '../ui/FileList.tsx'
import { When } from '../ui/marks.tsx'
import css from './conversation.module.css'

export function EntryView({ entry, citizen }: { entry: Entry; citizen?: string }) {
  if (entry.kind === 'event') {
    return (
      <p className={css.event}>
        <span>{entry.text}</span>
        {entry.byLabel && !entry.text.includes(entry.byLabel) && <span> · {entry.byLabel}</span>} <When at={entry.at} />
      </p>
    )
  }
  return (
    <Bubble entry={entry} name={entry.by?.name ?? (entry.kind === 'citizen' && citizen ? citizen : entry.byLabel)} />
  )
}

function Bubble({ entry, name }: { entry: Entry; name: string }) {
  const t = useT()
  const [earlier, setEarlier] = useState(false)
  const unseen = deletion(entry) === 'ours'
  return (
    <section className={css.bubble} data-kind={entry.kind} data-deleted={entry.deletedAt ? true : undefined}>
      <header>
        <b>{name}</b>
        <Kind entry={entry} name={name} />
        <When at={entry.at} />
      </header>
      {entry.text !== '' && (entry.kind === 'notice' ? <Folded text={entry.text} /> : <p className={css.text}>{entry.text}</p>)}
      <FileList files={entry.attachments} label={t('file.list')} />
      {(entry.deletedAt || entry.earlier.length > 0 || entry.deliveryLabel) && (
        <footer>
          {entry.deletedAt && (
            <span className={css.delivery} data-delivery={unseen ? 'trouble' : undefined}>
              {t(unseen ? 'entry.deleted.ours' : 'entry.deleted')} <When at={entry.deletedAt} />
            </span>
          )}
          {entry.earlier.length > 0 && (
            <UnstyledButton className={css.earlierToggle} aria-expanded={earlier} onClick={() => setEarlier(!earlier)}>
              {t(earlier ? 'entry.earlier.hide' : 'entry.edited', { n: entry.earlier.length })}
            </UnstyledButton>
          )}
          {entry.editedAt && <When at={entry.editedAt} />}
          {entry.deliveryLabel && (
            <span className={css.delivery} data-delivery={mood(entry.delivery)}>
              {entry.deliveryLabel}
            </span>
          )}
        </footer>
      )}
      {earlier && (
        <ol className={css.earlier}>
          {entry.earlier.map((version) => (
            <li key={version.at}>
              <When at={version.at} exact />
              <p>{version.text}</p>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** The office's standing words: two lines until somebody wants all, so that the citizen's own stay in view. */
function Folded({ text }: { text: string }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <>
      <p className={css.text} data-folded={open ? undefined : true}>
        {open ? text : text.replace(/\n{2,}/g, '\n')}
      </p>
      <UnstyledButton className={css.earlierToggle} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'entry.fold' : 'entry.unfold')}
      </UnstyledButton>
    </>
  )
}

const mood = (delivery: Delivery | undefined) =>
  delivery === 'unknown' || delivery === 'rejected' || delivery === 'held' || delivery === 'person'
    ? 'trouble'
    : undefined

/** What kind of message it is, where the name above it does not say so already. */
function Kind({ entry, name }: { entry: Entry; name: string }) {
  const t = useT()
  const told = (key: 'entry.notice' | 'entry.outside') => name.toLowerCase() === t(key).toLowerCase()
  switch (entry.kind) {
    case 'note':
      return (
        <span className={css.kind}>
          <IconEyeOff size={14} aria-hidden /> {t('entry.note')}
        </span>
      )
    case 'notice':
      return (
        <span className={css.kind}>
          <IconRobot size={14} aria-hidden /> {!told('entry.notice') && t('entry.notice')}
        </span>
      )
    case 'outside':
      return (
        <span className={css.kind}>
          <IconWorldQuestion size={14} aria-hidden /> {!told('entry.outside') && t('entry.outside')}
        </span>
      )
    case 'agency':
      return (
        <span className={css.kind}>
          <IconBuilding size={14} aria-hidden /> {t('entry.agency')}
        </span>
      )
    default:
      if (entry.public === undefined || (entry.kind === 'citizen' && !entry.public)) return null
      return (
        <span className={css.kind}>
          {entry.public ? <IconWorld size={14} aria-hidden /> : <IconLock size={14} aria-hidden />}
          {t(entry.public ? 'target.public' : 'target.private')}
        </span>
      )
  }
}
