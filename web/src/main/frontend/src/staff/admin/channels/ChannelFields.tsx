import { Stack, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { type Key, useT } from '../../texts.ts'
import css from '../admin.module.css'
import { isSecret, registrationFields, type Typed } from './form.ts'
import { SettingField } from './SettingField.tsx'
import type { Connector, Setting } from './types.ts'

interface Props {
  connector: Connector
  typed: Typed
  faults: Record<string, string>
  fixed?: boolean
  /** What stands right below the name. */
  code?: ReactNode
  /** Secrets that are asked for here, in their places among the settings; without it there are none. */
  secrets?: {
    values: Record<string, string>
    /** The setting as it is asked for; undefined where it is not. */
    field: (setting: Setting) => Setting | undefined
    onChange: (values: Record<string, string>) => void
  }
  onChange: (typed: Typed) => void
}

/** What an administrator fills in for a channel, in the order in which its connector declares it; what is wrong is said at its field. */
export function ChannelFields({ connector, typed, faults, fixed = false, code, secrets, onChange }: Props) {
  const t = useT()
  const secret = (declared: Setting) => {
    const setting = secrets?.field(declared)
    if (!secrets || !setting) return null
    return (
      <SettingField
        key={setting.name}
        setting={setting}
        value={secrets.values[setting.name] ?? ''}
        fault={faults[`secrets.${setting.name}`]}
        onChange={(value) => secrets.onChange({ ...secrets.values, [setting.name]: value })}
      />
    )
  }
  return (
    <Stack>
      <TextInput
        label={t('channel.label')}
        description={t('channel.label.hint')}
        withAsterisk
        readOnly={fixed}
        value={typed.label}
        error={faults['label']}
        onChange={(event) => onChange({ ...typed, label: event.currentTarget.value })}
      />
      {code}
      {connector.settings.map((setting) =>
        isSecret(setting) ? (
          secret(setting)
        ) : (
          <SettingField
            key={setting.name}
            setting={setting}
            fixed={fixed}
            value={typed.settings[setting.name] ?? ''}
            fault={faults[`settings.${setting.name}`]}
            onChange={(value) => onChange({ ...typed, settings: { ...typed.settings, [setting.name]: value } })}
          />
        ),
      )}
      <section className={css.part}>
        <h2>{t('channel.register')}</h2>
        <p className={css.soft}>{t('channel.register.hint')}</p>
        {registrationFields.map((field) => (
          <Textarea
            key={field}
            autosize
            label={t(`channel.${field}` as Key)}
            description={t(`channel.${field}.hint` as Key)}
            withAsterisk
            readOnly={fixed}
            value={typed.registration[field] ?? ''}
            error={faults[`registration.${field}`]}
            onChange={(event) =>
              onChange({
                ...typed,
                registration: { ...typed.registration, [field]: event.currentTarget.value.replace(/\n/g, ' ') },
              })
            }
          />
        ))}
      </section>
      <section className={css.part}>
        <h2>{t('channel.watch')}</h2>
        <TextInput
          label={t('channel.silent')}
          description={t('channel.silent.hint')}
          inputMode="numeric"
          readOnly={fixed}
          value={typed.silent}
          error={faults['silentAfterHours']}
          onChange={(event) => onChange({ ...typed, silent: event.currentTarget.value })}
        />
      </section>
    </Stack>
  )
}
