import { Button, NumberInput, Select, Textarea } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Problem } from '../../../api/http.ts'
import { Trouble } from '../../ui/Trouble.tsx'
import { tryTable } from '../queries.ts'
import { useT } from '../texts.ts'
import type { OpenDraft, Tried } from '../types.ts'
import { readTables } from './read.ts'
import type { TableShape } from './rows.ts'
import css from './table.module.css'

type Value = string | number | boolean

/** Runs one message, or one set of inputs, through the table as it is drawn. */
export function TryBox({
  draft,
  read,
  onMatched,
}: {
  draft: OpenDraft
  read: () => Promise<string>
  onMatched: (rules: string[]) => void
}) {
  const t = useT()
  const byMessage = draft.key === 'TriagePolicy'
  const table = useMemo(() => readTables(draft.xml).find(({ key }) => key === draft.key), [draft])
  const [text, setText] = useState('')
  const [inputs, setInputs] = useState<Record<string, Value>>({})
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const [tried, setTried] = useState<Tried>()
  const run = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const xml = await read()
      const found = await tryTable(draft.key, byMessage ? { xml, text } : { xml, inputs: filled(table, inputs) })
      setTried(found)
      onMatched(found.matched)
    } catch (problem) {
      setTried(undefined)
      onMatched([])
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className={css.try}
      aria-label={t('try.title')}
      onSubmit={(event) => {
        event.preventDefault()
        void run()
      }}
    >
      <h2>{t('try.title')}</h2>
      <p>{t('try.text')}</p>
      {byMessage ? (
        <Textarea
          autosize
          minRows={3}
          maxLength={4000}
          label={t('try.message')}
          placeholder={t('try.message.placeholder')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : (
        table && <Inputs table={table} values={inputs} onChange={setInputs} />
      )}
      <Button
        type="submit"
        size="sm"
        loading={busy}
        disabled={byMessage && text.trim() === ''}
        leftSection={<IconPlayerPlay size={16} aria-hidden />}
      >
        {t('try.go')}
      </Button>
      {error !== undefined &&
        (error instanceof Problem && error.code === 'too-slow' ? <p role="alert">{t('try.slow')}</p> : <Trouble error={error} />)}
      {tried && (
        <div role="status">
          <p>{tried.matched.length > 0 ? t('try.matched', { n: tried.matched.length }) : t('try.none')}</p>
          {tried.outputs.map((output, at) => (
            <Values key={at} title={t('try.outputs')} values={output} table={table} />
          ))}
          <Values title={t('try.facts')} values={tried.facts} />
        </div>
      )}
    </form>
  )
}

/** A plain variable as input; what is computed from others cannot be chosen. */
const plain = (expression: string) => /^[A-Za-z_]\w*$/.test(expression)

const filled = (table: TableShape | undefined, values: Record<string, Value>) =>
  Object.fromEntries(
    (table?.inputs ?? []).filter(({ expression }) => plain(expression)).map(({ expression }) => [expression, values[expression] ?? null]),
  )

function Inputs({
  table,
  values,
  onChange,
}: {
  table: TableShape
  values: Record<string, Value>
  onChange: (values: Record<string, Value>) => void
}) {
  const t = useT()
  const put = (name: string, value: Value | undefined) => {
    const next = { ...values }
    if (value === undefined) delete next[name]
    else next[name] = value
    onChange(next)
  }
  return table.inputs.map(({ label, expression, type }, column) => {
    if (!plain(expression)) return null
    if (['integer', 'number', 'double', 'long'].includes(type))
      return (
        <NumberInput
          key={expression}
          size="xs"
          label={label}
          value={values[expression] as number | undefined}
          onChange={(value) => put(expression, typeof value === 'number' ? value : undefined)}
        />
      )
    const choices =
      type === 'boolean'
        ? [
            { value: 'true', label: t('try.yes') },
            { value: 'false', label: t('try.no') },
          ]
        : strings(table, column).map((value) => ({ value, label: value }))
    return (
      <Select
        key={expression}
        size="xs"
        clearable
        label={label}
        placeholder={t('try.unset')}
        data={choices}
        value={values[expression] === undefined ? null : String(values[expression])}
        onChange={(value) =>
          put(expression, value === null ? undefined : type === 'boolean' ? value === 'true' : value)
        }
      />
    )
  })
}

/** The texts that the rows of a column ask for. */
export function strings(table: TableShape, column: number): string[] {
  const found = table.rows.flatMap(({ cells }) => [...(cells[column] ?? '').matchAll(/"([^"]*)"/g)].map(([, text]) => text!))
  return [...new Set(found)].sort()
}

function Values({ title, values, table }: { title: string; values: Record<string, unknown>; table?: TableShape }) {
  const t = useT()
  const shown = (value: unknown) =>
    value === true
      ? t('try.yes')
      : value === false
        ? t('try.no')
        : value === null || value === undefined || value === ''
          ? t('try.unset')
          : typeof value === 'object'
            ? JSON.stringify(value)
            : String(value as string | number)
  const entries = Object.entries(values)
  if (entries.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <dl>
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{table?.outputs.find((output) => output.name === name)?.label || name}</dt>
            <dd>{shown(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
