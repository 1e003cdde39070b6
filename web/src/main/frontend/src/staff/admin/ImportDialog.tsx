import { Button, FileInput, Group, Modal, Stack } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconFileTypeCsv } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, Problem } from '../../api/http.ts'
import { useT } from '../texts.ts'
import { tellDone } from '../ui/tell.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import css from './admin.module.css'
import { labelOf, type RegisterView } from './registers.ts'
import type { LineError, Plan } from './types.ts'
import { useWords } from './words.ts'

const most = 100

/** A file is looked at first: what would be new, what another, what is wrong in which line. Then it is taken in, or not. */
export function ImportDialog({ view, onClose }: { view: RegisterView; onClose: () => void }) {
  const t = useT()
  const queries = useQueryClient()
  const phone = useMediaQuery('(max-width: 760px)', window.innerWidth <= 760)
  const [file, setFile] = useState<File | null>(null)
  const [plan, setPlan] = useState<Plan>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const send = (how: string, version?: number) => {
    const form = new FormData()
    form.append('file', file!)
    return call<Plan>(`/admin/registers/${view.name}/import${how}`, { method: 'POST', body: form, version })
  }
  const look = async (chosen: File | null) => {
    setFile(chosen)
    setPlan(undefined)
    setError(undefined)
    if (!chosen) return
    setBusy(true)
    try {
      const form = new FormData()
      form.append('file', chosen)
      setPlan(await call<Plan>(`/admin/registers/${view.name}/import`, { method: 'POST', body: form }))
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const take = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const taken = await send('/apply', plan!.revision)
      await queries.invalidateQueries({ queryKey: ['admin'] })
      void queries.invalidateQueries({ queryKey: ['catalog'] })
      tellDone(t('admin.imported', { added: taken.added.length, changed: taken.changed.length }))
      onClose()
    } catch (problem) {
      setError(problem)
      if (problem instanceof Problem && problem.status === 412) setPlan(undefined)
    } finally {
      setBusy(false)
    }
  }
  const nothing = plan !== undefined && plan.added.length + plan.changed.length === 0
  return (
    <Modal
      opened
      size="xl"
      fullScreen={phone}
      onClose={onClose}
      title={<b>{t('admin.import.title', { name: t(view.title) })}</b>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <FileInput
          label={t('admin.import.file')}
          description={t('admin.import.hint')}
          placeholder={t('admin.import.choose')}
          accept=".csv,text/csv"
          leftSection={<IconFileTypeCsv size={18} aria-hidden />}
          value={file}
          onChange={(chosen) => void look(chosen)}
          data-autofocus
        />
        <details className={css.columns}>
          <summary>{t('admin.import.columns')}</summary>
          <p>
            {view.fields.map((field) => (
              <code key={field.column}>{field.column}</code>
            ))}
          </p>
        </details>
        {busy && !plan && <p role="status">{t('admin.import.looking')}</p>}
        {error !== undefined && <Trouble error={error} kept={t('admin.import.kept')} />}
        {plan && <PlanView view={view} plan={plan} />}
        {plan && (
          <Group gap="sm">
            <Button
              loading={busy}
              disabled={plan.errors.length > 0 || nothing}
              onClick={() => void take()}
            >
              {t('admin.import.apply')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  )
}

function PlanView({ view, plan }: { view: RegisterView; plan: Plan }) {
  const t = useT()
  const words = useWords()
  const label = (column: string) => {
    const key = labelOf(view, column)
    return key ? t(key) : column
  }
  return (
    <div className={css.plan}>
      <dl className={css.numbers} role="status">
        <Number label={t('admin.import.added')} n={plan.added.length} />
        <Number label={t('admin.import.changed')} n={plan.changed.length} />
        <Number label={t('admin.import.unchanged')} n={plan.unchanged} />
        <Number label={t('admin.import.missing')} n={plan.missing.length} />
        <Number label={t('admin.import.errors')} n={plan.errors.length} bad={plan.errors.length > 0} />
      </dl>
      {plan.errors.length > 0 && <Errors errors={plan.errors} label={label} />}
      {plan.errors.length === 0 && plan.added.length + plan.changed.length === 0 && <p>{t('admin.import.nothing')}</p>}
      {plan.changed.length > 0 && (
        <section>
          <h3>{t('admin.import.changed')}</h3>
          <ul>
            {plan.changed.slice(0, most).map((row) => (
              <li key={row.key}>
                <b>{row.key}</b>
                {row.fields.map((field) => (
                  <div key={field.field} className={css.difference}>
                    <span>{label(field.field)}</span>
                    <del>{words.value(field.field, field.before)}</del>
                    <ins>{words.value(field.field, field.after)}</ins>
                  </div>
                ))}
              </li>
            ))}
          </ul>
          {plan.changed.length > most && <p>{t('admin.import.more', { n: plan.changed.length - most })}</p>}
        </section>
      )}
      {plan.added.length > 0 && (
        <section>
          <h3>{t('admin.import.added')}</h3>
          <ul>
            {plan.added.slice(0, most).map((row) => (
              <li key={row.key}>
                <b>{row.key}</b> {row.fields['label'] ?? row.fields['name']}
              </li>
            ))}
          </ul>
          {plan.added.length > most && <p>{t('admin.import.more', { n: plan.added.length - most })}</p>}
        </section>
      )}
      {plan.missing.length > 0 && <p className={css.soft}>{t('admin.import.missing.text', { n: plan.missing.length })}</p>}
      {plan.ignored.length > 0 && (
        <p className={css.soft}>{t('admin.import.ignored', { columns: plan.ignored.join(', ') })}</p>
      )}
    </div>
  )
}

const Number = ({ label, n, bad }: { label: string; n: number; bad?: boolean }) => (
  <div data-bad={bad || undefined}>
    <dt>{label}</dt>
    <dd>{n}</dd>
  </div>
)

function Errors({ errors, label }: { errors: LineError[]; label: (column: string) => string }) {
  const t = useT()
  return (
    <section>
      <h3>{t('admin.import.mend')}</h3>
      <ul>
        {errors.slice(0, most).map((one, index) => (
          <li key={index}>
            <b>{t('admin.import.line', { n: one.line })}</b> {one.column && `${label(one.column)}: `}
            {one.message}
          </li>
        ))}
      </ul>
    </section>
  )
}
