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
  const phone = useMediaQuery('(max-width: 760px)', window.innerWidth <= 760)
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
        <ToCopy one={one} made={made} />
        <Button onClick={onClose}>{t('channel.made.done')}</Button>
      </Stack>
    </Modal>
  )
}

/** Of tokens it speaks only where some were made. */
export function ToCopy({ one, made }: Pick<Props, 'one' | 'made'>) {
  const t = useT()
  const language = useLanguage()
  const tokens = Object.entries(made)
  const label = (name: string) => {
    const setting = one.connector?.settings.find((known) => known.name === name)
    return setting ? inWords(setting.label, language) : name
  }
  return (
    <>
      <p>
        {t('channel.made.text')} {tokens.length > 0 && t('channel.made.token')}
      </p>
      {one.webhook && <Copyable label={t('channel.webhook')} text={one.webhook} />}
      {tokens.map(([name, token]) => (
        <Copyable key={name} label={label(name)} text={token} />
      ))}
    </>
  )
}
