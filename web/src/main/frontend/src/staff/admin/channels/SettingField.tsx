import { NativeSelect, PasswordInput, Switch, TextInput } from '@mantine/core'
import { useLanguage } from '../../../i18n/dictionary.ts'
import { useT } from '../../texts.ts'
import { inWords } from './form.ts'
import type { Setting } from './types.ts'

interface Props {
  setting: Setting
  value: string
  fault?: string
  fixed?: boolean
  onChange: (value: string) => void
}

/** One field of a channel's page, as its connector describes it. A token has none: Sigap makes it. */
export function SettingField({ setting, value, fault, fixed = false, onChange }: Props) {
  const t = useT()
  const language = useLanguage()
  const common = {
    name: setting.name,
    label: inWords(setting.label, language),
    description: inWords(setting.help, language),
    error: fault,
    withAsterisk: setting.required && setting.defaultValue === '',
    autoComplete: 'off',
  }
  const text = {
    ...common,
    value,
    readOnly: fixed,
    placeholder: setting.defaultValue,
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  }
  switch (setting.type) {
    case 'SECRET':
      return (
        <PasswordInput
          {...text}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('secret.show') }}
        />
      )
    case 'TOKEN':
      return <TextInput {...common} readOnly value="" placeholder={t('channel.token.made')} withAsterisk={false} />
    case 'BOOLEAN':
      return (
        <Switch
          name={setting.name}
          label={common.label}
          description={common.description}
          error={fault}
          disabled={fixed}
          checked={(value || setting.defaultValue) === 'true'}
          onChange={(event) => onChange(String(event.currentTarget.checked))}
        />
      )
    case 'CHOICE':
      return (
        <NativeSelect
          {...common}
          disabled={fixed}
          value={value || setting.defaultValue}
          data={setting.options.map((option) => ({ value: option.value, label: inWords(option.label, language) }))}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    case 'INTEGER':
      return <TextInput {...text} inputMode="numeric" />
    case 'URL':
      return <TextInput {...text} inputMode="url" />
    case 'ADDRESS':
      return <TextInput {...text} inputMode="email" />
    default:
      return <TextInput {...text} />
  }
}
