import { Button, Menu, Modal, Stack, TextInput } from '@mantine/core'
import { IconTemplate } from '@tabler/icons-react'
import { useState } from 'react'
import type { Template, WordingKind } from '../../api/types.ts'
import { fill } from '../../i18n/dictionary.ts'
import { useCatalog } from '../queries.ts'
import { useT } from '../texts.ts'
import css from './editor.module.css'

/** A template with its places filled. */
export interface Filled {
  code: string
  text: string
  values: Record<string, string>
}

const places = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))]

export function Templates({ kind, onUse }: { kind: WordingKind; onUse: (filled: Filled) => void }) {
  const t = useT()
  const { templates } = useCatalog()
  const [chosen, setChosen] = useState<Template>()
  const fitting = templates.filter((template) => template.kind === kind)
  const offered = fitting.length > 0 ? fitting : templates
  if (offered.length === 0) return null
  const choose = (template: Template) => {
    if (places(template.text).length > 0) setChosen(template)
    else onUse({ code: template.code, text: template.text, values: {} })
  }
  return (
    <>
      <Menu position="top-start" width={320}>
        <Menu.Target>
          <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconTemplate size={16} />}>
            {t('templates')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={css.templates}>
          {offered.map((template) => (
            <Menu.Item key={template.code} onClick={() => choose(template)}>
              <b>{template.label}</b>
              <span>{template.text}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {chosen && <Fill template={chosen} onClose={() => setChosen(undefined)} onUse={onUse} />}
    </>
  )
}

function Fill({
  template,
  onClose,
  onUse,
}: {
  template: Template
  onClose: () => void
  onUse: (filled: Filled) => void
}) {
  const t = useT()
  const [values, setValues] = useState<Record<string, string>>({})
  const names = places(template.text)
  const given = Object.fromEntries(
    names.filter((name) => values[name]?.trim()).map((name) => [name, values[name]!.trim()]),
  )
  const text = fill(template.text, given)
  return (
    <Modal opened onClose={onClose} title={template.label}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          onUse({ code: template.code, text, values: given })
          onClose()
        }}
      >
        <Stack gap="sm">
          {names.map((name, index) => (
            <TextInput
              key={name}
              data-autofocus={index === 0 || undefined}
              label={name.replaceAll('_', ' ')}
              value={values[name] ?? ''}
              onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
            />
          ))}
          <p className={css.filled}>{text}</p>
          <Button type="submit">{t('templates.use')}</Button>
        </Stack>
      </form>
    </Modal>
  )
}
