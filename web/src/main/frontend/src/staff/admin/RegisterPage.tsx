import { Button, TextInput } from '@mantine/core'
import { IconDownload, IconListSearch, IconPlus, IconSearch, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { Page } from '../pages/Page.tsx'
import pages from '../pages/pages.module.css'
import { has, useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { Empty } from '../ui/Empty.tsx'
import { Tag } from '../ui/marks.tsx'
import { PageSkeleton } from '../ui/Skeletons.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import css from './admin.module.css'
import { History } from './History.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import { usePeople, useRegister } from './queries.ts'
import { labelOf, matches, nameOf, type RegisterView } from './registers.ts'
import { RowDialog } from './RowDialog.tsx'
import type { Row } from './types.ts'
import { useWords } from './words.ts'

/** One register: what is in it, a row to change, a file in and out, and who changed what. */
export function RegisterPage({ view }: { view: RegisterView }) {
  const t = useT()
  const { me } = useSession()
  const words = useWords()
  const found = useRegister(view.name)
  const people = usePeople(view.name === 'agencies')
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState<Row | 'new'>()
  const [importing, setImporting] = useState(false)
  const mayEdit = has(me, 'administrator')
  const rows = found.data?.items ?? []
  const shown = rows.filter((row) => matches(row, typed))
  const heads = (agency: string) =>
    people.data?.items.filter((member) => member.headOf.includes(agency)).map((member) => member.person.name) ?? []
  const show = (row: Row, column: string) => {
    const value = row.fields[column] ?? ''
    if (column === 'amount') return `${value} ${words.value('unit', row.fields['unit'] ?? '')}`
    return words.value(column, value)
  }
  return (
    <Page wide title={t(view.title)} text={t(view.text)}>
      <div className={css.tools}>
        <TextInput
          className={css.search}
          type="search"
          aria-label={t('admin.search')}
          placeholder={t('admin.search')}
          leftSection={<IconSearch size={17} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {mayEdit && (
          <Button leftSection={<IconPlus size={17} />} onClick={() => setOpen('new')}>
            {t(view.add)}
          </Button>
        )}
        {mayEdit && (
          <Button variant="default" leftSection={<IconUpload size={17} />} onClick={() => setImporting(true)}>
            {t('admin.import')}
          </Button>
        )}
        <Button
          variant="default"
          component="a"
          href={`/api/admin/registers/${view.name}/csv`}
          download={`${view.name}.csv`}
          leftSection={<IconDownload size={17} />}
        >
          {t('admin.export')}
        </Button>
      </div>
      {found.isPending && <PageSkeleton />}
      {found.error && (
        <Trouble error={found.error} action={{ label: t('error.retry'), run: () => void found.refetch() }} />
      )}
      {found.isSuccess && shown.length === 0 && (
        <Empty icon={IconListSearch} title={rows.length === 0 ? t(view.empty) : t('admin.nothingFound')}>
          {rows.length === 0 ? t('admin.empty.text') : t('admin.nothingFound.text')}
        </Empty>
      )}
      {shown.length > 0 && (
        <>
          <p className={css.soft} role="status">
            {t('admin.count', { n: shown.length })}
          </p>
          <div className={pages.tableBox}>
            <table className={`${pages.table} ${css.rows}`}>
              <thead>
                <tr>
                  {view.shown.map((column) => (
                    <th key={column} scope="col">
                      {t(labelOf(view, column)!)}
                    </th>
                  ))}
                  {view.name === 'agencies' && <th scope="col">{t('admin.heads')}</th>}
                </tr>
              </thead>
              <tbody>
                {shown.map((row) => (
                  <tr key={row.key} data-quiet={row.fields['active'] === 'N' || undefined}>
                    {view.shown.map((column, index) => (
                      <td key={column} data-label={t(labelOf(view, column)!)}>
                        {index === 0 ? (
                          <button type="button" className={css.open} onClick={() => setOpen(row)}>
                            {show(row, column)}
                            <span className={css.hidden}>
                              {' '}
                              {t(mayEdit ? 'admin.edit' : 'admin.see', { name: nameOf(row) })}
                            </span>
                          </button>
                        ) : column === 'active' ? (
                          <Tag tone={row.fields[column] === 'Y' ? 'brand' : 'plain'}>
                            {t(row.fields[column] === 'Y' ? 'admin.active' : 'admin.inactive')}
                          </Tag>
                        ) : (
                          show(row, column)
                        )}
                      </td>
                    ))}
                    {view.name === 'agencies' && (
                      <td data-label={t('admin.heads')}>
                        {heads(row.key).join(', ') ||
                          (row.fields['reached_by'] === 'in-app' && people.isSuccess ? (
                            <span className={css.lack}>{t('admin.heads.none')}</span>
                          ) : (
                            '–'
                          ))}
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      <History kind={view.kind} view={view} />
      {open && (
        <RowDialog
          key={open === 'new' ? '' : open.key}
          view={view}
          row={open === 'new' ? undefined : open}
          mayEdit={mayEdit}
          onClose={() => setOpen(undefined)}
        />
      )}
      {importing && <ImportDialog view={view} onClose={() => setImporting(false)} />}
    </Page>
  )
}
