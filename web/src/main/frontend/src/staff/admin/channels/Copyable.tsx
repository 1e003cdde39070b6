import { ActionIcon, TextInput } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { copyText } from '../../../ui/clipboard.ts'
import { useT } from '../../texts.ts'
import { tellDone } from '../../ui/tell.tsx'

/** A text to be taken to the platform's own page. */
export function Copyable({ label, hint, text }: { label: string; hint?: string; text: string }) {
  const t = useT()
  return (
    <TextInput
      label={label}
      description={hint}
      readOnly
      value={text}
      onFocus={(event) => event.currentTarget.select()}
      rightSection={
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={t('channel.copy', { name: label })}
          onClick={() => void copyText(text).then((done) => done && tellDone(t('copied')))}
        >
          <IconCopy size={18} />
        </ActionIcon>
      }
    />
  )
}
