import { Button, Group, Modal, MultiSelect, Select, Stack, Switch, Textarea, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call, post, Problem } from '../../api/http.ts'
import { useT } from '../texts.ts'
import { tellDone } from '../ui/tell.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import css from './admin.module.css'
import { useRegister } from './queries.ts'
import { ServiceField } from './ServiceField.tsx'
import { changedFields, type Field, list, nameOf, type RegisterView } from './registers.ts'
import type { Fields, Row } from './types.ts'
import { useWords } from './words.ts'

interface Props {
  view: RegisterView
  row?: Row
  mayEdit: boolean
  onClose: () => void
}

/** A row to be read, changed, added or removed. What is wrong is said at its field, and what was typed stays. */
export function RowDialog({ view, row, mayEdit, onClose }: Props) {
  const t = useT()
  const queries = useQueryClient()
  const phone = useMediaQuery('(max-width: 760px)', window.innerWidth <= 760)
  const [fields, setFields] = useState<Fields>(() => row?.fields ?? view.fresh)
  const [busy, setBusy] = useState<'save' | 'remove'>()
  const [error, setError] = useState<unknown>()
  const [sure, setSure] = useState(false)
  const faults = (error instanceof Problem ? (error.body as { faults?: { field: string; message: string }[] }) : {})
    .faults
  const fault = (column: string) => faults?.find(({ field }) => field === column)?.message
  const key = view.fields[0]!.column
  const set = (column: string, value: string) => setFields((before) => ({ ...before, [column]: value }))
  const changed = changedFields(row?.fields ?? {}, fields)
  const stale = error instanceof Problem && error.status === 412

  const done = async (message: string) => {
    await queries.invalidateQueries({ queryKey: ['admin'] })
    void queries.invalidateQueries({ queryKey: ['catalog'] })
    tellDone(message)
    onClose()
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy('save')
    setError(undefined)
    try {
      const path = `/admin/registers/${view.name}/rows`
      if (row)
        await call(`${path}/${encodeURIComponent(row.key)}`, {
          method: 'PUT',
          body: { fields: changed },
          version: row.version,
        })
      else await post(path, { fields })
      await done(t('admin.saved'))
    } catch (problem) {
      setError(problem)
      setBusy(undefined)
    }
  }
  const remove = async () => {
    setBusy('remove')
    setError(undefined)
    try {
      await call(`/admin/registers/${view.name}/rows/${encodeURIComponent(row!.key)}`, {
        method: 'DELETE',
        version: row!.version,
      })
      await done(t('admin.removed', { name: nameOf(row!) }))
    } catch (problem) {
      setError(problem)
      setBusy(undefined)
      setSure(false)
    }
  }
  return (
    <Modal
      opened
      size="lg"
      fullScreen={phone}
      onClose={onClose}
      closeOnClickOutside={Object.keys(changed).length === 0}
      title={<b>{row ? nameOf(row) : t(view.add)}</b>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={(event) => void save(event)}>
        <Stack>
          {view.fields
            .filter((field) => field.when?.(fields) ?? true)
            .map((field, index) => (
              <Input
                key={field.column}
                field={field}
                value={fields[field.column] ?? ''}
                error={fault(field.column)}
                fixed={!mayEdit || (row !== undefined && field.column === key)}
                first={index === (row ? 1 : 0)}
                self={row?.key}
                channel={fields['channel'] ?? ''}
                onChange={(value) => set(field.column, value)}
              />
            ))}
          {error !== undefined && (
            <Trouble
              error={error}
              kept={t('kept.form')}
              action={
                stale
                  ? {
                      label: t('admin.reload'),
                      run: () => {
                        void queries.invalidateQueries({ queryKey: ['admin', view.name] })
                        onClose()
                      },
                    }
                  : undefined
              }
            />
          )}
          {mayEdit && (
            <Group gap="sm">
              <Button type="submit" loading={busy === 'save'} disabled={Object.keys(changed).length === 0}>
                {t('admin.save')}
              </Button>
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              {row && view.removes && !sure && (
                <Button variant="subtle" color="red" className={css.push} onClick={() => setSure(true)}>
                  {t('admin.remove')}
                </Button>
              )}
            </Group>
          )}
          {sure && row && (
            <div className={css.sure} role="alert">
              <p>{t('admin.remove.sure', { name: nameOf(row) })}</p>
              <Group gap="sm">
                <Button color="red" loading={busy === 'remove'} onClick={() => void remove()}>
                  {t('admin.remove.yes', { name: row.key })}
                </Button>
                <Button variant="default" onClick={() => setSure(false)}>
                  {t('cancel')}
                </Button>
              </Group>
            </div>
          )}
        </Stack>
      </form>
    </Modal>
  )
}

interface InputProps {
  field: Field
  value: string
  error?: string
  fixed: boolean
  first: boolean
  self?: string
  channel: string
  onChange: (value: string) => void
}

function Input({ field, value, error, fixed, first, self, channel, onChange }: InputProps) {
  const t = useT()
  const words = useWords()
  const common = {
    label: t(field.label),
    description: field.hint && t(field.hint),
    error,
    readOnly: fixed,
    withAsterisk: field.needed,
    'data-autofocus': first || undefined,
  }
  switch (field.kind) {
    case 'yes':
      return (
        <Switch
          {...common}
          disabled={fixed}
          checked={value === 'Y'}
          onChange={(event) => onChange(event.currentTarget.checked ? 'Y' : 'N')}
        />
      )
    case 'area':
    case 'words':
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={8}
          value={field.kind === 'words' ? value.replaceAll(';', '; ').replaceAll(';  ', '; ') : value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    case 'choice':
      return (
        <Select
          {...common}
          allowDeselect={false}
          data={field.choices!.map((choice) => ({
            value: choice,
            label: choice === '' ? t('admin.none') : words.value(field.column, choice),
          }))}
          value={value}
          onChange={(choice) => onChange(choice ?? '')}
        />
      )
    case 'agency':
    case 'clock':
      return <OneOf field={field} common={common} value={value} self={self} onChange={onChange} />
    case 'service':
      return <ServiceField common={common} channel={channel} fixed={fixed} value={value} onChange={onChange} />
    case 'agencies':
    case 'clocks':
      return <ManyOf field={field} common={common} value={value} onChange={onChange} />
    default:
      return (
        <TextInput
          {...common}
          type={field.kind === 'date' ? 'date' : 'text'}
          inputMode={field.kind === 'number' ? 'numeric' : undefined}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
  }
}

type Common = Record<string, unknown>

function useOptions(of: 'agencies' | 'clocks') {
  const rows = useRegister(of).data?.items ?? []
  return rows
    .filter((row) => row.fields['active'] !== 'N')
    .map((row) => ({ value: row.key, label: `${nameOf(row)} (${row.key})` }))
}

interface ChoiceProps {
  field: Field
  common: Common
  value: string
  self?: string
  onChange: (value: string) => void
}

function OneOf({ field, common, value, self, onChange }: ChoiceProps) {
  const t = useT()
  const options = useOptions(field.kind === 'agency' ? 'agencies' : 'clocks').filter((one) => one.value !== self)
  const known = options.some((one) => one.value === value) || value === ''
  return (
    <Select
      {...common}
      searchable
      clearable={!field.needed}
      allowDeselect={!field.needed}
      placeholder={field.needed ? t('admin.choose') : t('admin.none')}
      nothingFoundMessage={t('admin.nothingFound')}
      data={known ? options : [{ value, label: value }, ...options]}
      value={value === '' ? null : value}
      onChange={(choice) => onChange(choice ?? '')}
    />
  )
}

function ManyOf({ field, common, value, onChange }: ChoiceProps) {
  const t = useT()
  const options = useOptions(field.kind === 'agencies' ? 'agencies' : 'clocks')
  const chosen = list(value)
  const unknown = chosen.filter((code) => !options.some((one) => one.value === code))
  return (
    <MultiSelect
      {...common}
      searchable
      nothingFoundMessage={t('admin.nothingFound')}
      data={[...unknown.map((code) => ({ value: code, label: code })), ...options]}
      value={chosen}
      onChange={(codes) => onChange(codes.join(';'))}
    />
  )
}
