import { Button } from '@mantine/core'
import { IconCopy, IconPhoneOutgoing } from '@tabler/icons-react'
import type { Case, HandOver, Part } from '../../api/types.ts'
import { copyText } from '../../ui/clipboard.ts'
import { useT } from '../texts.ts'
import { FileList } from '../ui/FileList.tsx'
import { tellDone } from '../ui/tell.tsx'
import { knownFiles } from './Preview.tsx'
import { offers, useWork } from './work.ts'
import css from './conversation.module.css'

/** Answers that a person carries: whom to tell, the approved words, and how to say that it is done. */
export function HandOvers() {
  const t = useT()
  const { c } = useWork()
  return (c.handOvers ?? []).map((one) => (
    <section key={one.outbox} className={css.handOver} aria-label={t(one.toAgency ? 'handOver.agency' : 'handOver.title')}>
      <h3>
        <IconPhoneOutgoing size={18} aria-hidden /> {t(one.toAgency ? 'handOver.agency' : 'handOver.title')}
      </h3>
      <HandOverWords c={c} one={one} />
      {offers(c, 'delivered') && <p className={css.next}>{t(one.toAgency ? 'handOver.agency.next' : 'handOver.next')}</p>}
    </section>
  ))
}

export function HandOverWords({ c, one }: { c: Case; one: HandOver }) {
  const t = useT()
  return (
    <>
      <p className={css.instruction}>{one.instruction ?? t(one.toAgency ? 'handOver.agency.unknown' : 'handOver.unknown')}</p>
      <blockquote className={css.carried}>{one.text}</blockquote>
      <FileList files={carried(c, one)} label={t('handOver.files')} />
      <Button
        size="compact-md"
        variant="default"
        className={css.copy}
        leftSection={<IconCopy size={16} />}
        onClick={() => void copyText(one.text).then((done) => done && tellDone(t('copied')))}
      >
        {t('handOver.copy')}
      </Button>
    </>
  )
}

/** The files of the wording that these are the words of. */
function carried(c: Case, { text }: HandOver) {
  const letters = c.wordings.flatMap((wording) => [wording.parts, ...(wording.copies ?? []).map(({ parts }) => parts)])
  const letter: Part[] | undefined = letters.findLast((parts) =>
    parts.some((part) => part.kind === 'text' && text.includes(part.text)),
  )
  const ids = new Set(letter?.map(({ attachment }) => attachment))
  return knownFiles(c).filter(({ id }) => ids.has(id))
}
