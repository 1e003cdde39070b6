import { type Ref, useImperativeHandle, useMemo, useRef } from 'react'
import { useT } from '../texts.ts'
import { readTables } from '../table/read.ts'
import { columns, compareRows, type RowChange, type TableRow, type TableShape } from '../table/rows.ts'
import type { DifferenceHandle } from './DiagramDifference.tsx'
import css from './difference.module.css'

/** The new tables with what was added, removed and changed in colours; of a changed cell both contents. */
export default function TableDifference({ ref, before, after }: { ref?: Ref<DifferenceHandle>; before: string; after: string }) {
  const box = useRef<HTMLDivElement>(null)
  const [old, now] = useMemo(() => [safely(before), safely(after)], [before, after])
  useImperativeHandle(ref, () => ({
    show: (element) => {
      const row = box.current?.querySelector(`[data-row="${CSS.escape(element)}"]`)
      row?.scrollIntoView({ block: 'center', behavior: 'smooth' })
    },
  }))
  return (
    <div ref={box} className={css.tables}>
      {now.map((table) => (
        <Table key={table.key} table={table} old={old.find(({ key }) => key === table.key)} />
      ))}
    </div>
  )
}

function safely(xml: string): TableShape[] {
  try {
    return xml === '' ? [] : readTables(xml)
  } catch {
    return []
  }
}

function Table({ table, old }: { table: TableShape; old?: TableShape }) {
  const t = useT()
  const changes = compareRows(old?.rows ?? [], table.rows)
  const by = new Map(changes.map((change) => [change.row.id, change]))
  const names = columns(table)
  const removed = changes.filter(({ kind }) => kind === 'removed')
  return (
    <section>
      <h3>{table.name}</h3>
      <div className={css.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">#</th>
              {names.map((name, at) => (
                <th key={at} scope="col" data-output={at >= table.inputs.length || undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              <Row key={row.id} row={row} at={at} width={names.length} change={by.get(row.id)} say={t} />
            ))}
            {removed.map(({ row, at }) => (
              <Row key={row.id} row={row} at={at} width={names.length} change={by.get(row.id)} say={t} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Row({
  row,
  at,
  width,
  change,
  say,
}: {
  row: TableRow
  at: number
  width: number
  change?: RowChange
  say: ReturnType<typeof useT>
}) {
  const kind = change?.kind
  return (
    <tr data-row={row.id} data-kind={kind} title={row.note}>
      <th scope="row">
        {at + 1}
        {kind && <span>{say(`review.legend.${kind}`)}</span>}
      </th>
      {Array.from({ length: width }, (_, n) => {
        const differs = change?.kind === 'changed' && change.cells.includes(n)
        return (
          <td key={n} data-differs={differs || undefined}>
            {differs && <del>{change.before.cells[n] || '–'}</del>}
            {differs ? <ins>{row.cells[n] || '–'}</ins> : row.cells[n]}
          </td>
        )
      })}
    </tr>
  )
}
