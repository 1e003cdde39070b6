import { Button } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { copyText } from '../../ui/clipboard.ts'
import { useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { tellDone } from '../ui/tell.tsx'
import { offers, useWork } from './work.ts'
import css from './editor.module.css'

/** The case went to somebody else, or moved on, while text was being written here. */
export function LostHold({ text }: { text: string }) {
  const t = useT()
  const { me } = useSession()
  const { c, start } = useWork()
  const other = c.holder && c.holder.username !== me.username
  const what = other
    ? t('lost.other', { name: c.holder!.name })
    : !c.holder && offers(c, 'claim')
      ? t('lost.lease')
      : t('lost.moved', { step: c.step.name || c.stateLabel })
  return (
    <div className={css.conflict} role="alert">
      <p>
        {what} {t('lost.kept')}
      </p>
      {offers(c, 'claim') && (
        <Button size="compact-sm" onClick={() => start('claim')}>
          {t('lost.claim')}
        </Button>
      )}
      {offers(c, 'takeover') && (
        <Button size="compact-sm" variant="default" onClick={() => start('takeover')}>
          {c.actions.find(({ id }) => id === 'takeover')?.label}
        </Button>
      )}
      {text.trim() !== '' && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconCopy size={15} />}
          onClick={() => void copyText(text).then((done) => done && tellDone(t('copied')))}
        >
          {t('lost.copy')}
        </Button>
      )}
    </div>
  )
}
