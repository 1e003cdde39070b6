import { Button } from '@mantine/core'
import { IconRubberStamp } from '@tabler/icons-react'
import type { Wording } from '../../api/types.ts'
import { useT } from '../texts.ts'
import { When } from '../ui/marks.tsx'
import { useWork } from './work.ts'
import css from './conversation.module.css'

/** The wording that is on its way, at the end of the conversation where it will be once it is sent. */
export function WordingCard({ wording }: { wording: Wording }) {
  const t = useT()
  const { setTab } = useWork()
  const said = wording.approvals.at(-1)
  return (
    <section className={css.wording} data-state={wording.state}>
      <header>
        <IconRubberStamp size={16} aria-hidden />
        <b>
          {t(`kind.${wording.kind}`)} · {t('wording.version', { n: wording.version })}
        </b>
        <span>{t(`wording.${wording.state}`)}</span>
      </header>
      <p className={css.text}>{wording.text}</p>
      {said?.note && (
        <blockquote>
          <b>{said.by.name}:</b> {said.note}
        </blockquote>
      )}
      <footer>
        <span>
          {wording.author.name} <When at={wording.createdAt} />
        </span>
        <Button size="compact-sm" variant="default" onClick={() => setTab('wording')}>
          {t('wording.see')}
        </Button>
      </footer>
    </section>
  )
}
