import { Button, Modal, Stack } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useLanguage } from '../../../i18n/dictionary.ts'
import { useT } from '../../texts.ts'
import { Copyable } from './Copyable.tsx'
import { inWords } from './form.ts'
import type { OneChannel } from './types.ts'

interface Props {
  one: OneChannel
  made: Record<string, string>
  onClose: () => void
}

/** What has to be entered at the platform now: the webhook's address, and tokens that are shown this once. */
export function Made({ one, made, onClose }: Props) {
  const t = useT()
  const language = useLanguage()
  const phone = useMediaQuery('(max-width: 760px)', window.innerWidth <= 760)
  const label = (name: string) => {
    const setting = one.connector?.settings.find((known) => known.name === name)
    return setting ? inWords(setting.label, language) : name
  }
  return (
    <Modal
      opened
      fullScreen={phone}
      onClose={onClose}
      closeOnClickOutside={false}
      title={<b>{t('channel.made.title')}</b>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <p>{t('channel.made.text')}</p>
        {one.webhook && <Copyable label={t('channel.webhook')} text={one.webhook} />}
        {Object.entries(made).map(([name, token]) => (
          <Copyable key={name} label={label(name)} text={token} />
        ))}
        <Button onClick={onClose}>{t('channel.made.done')}</Button>
      </Stack>
    </Modal>
  )
}
