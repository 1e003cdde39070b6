import type { Change, Words } from '../release/changes.ts'
import { columns, compareRows, type TableRow, type TableShape } from './rows.ts'

/** What changed between two files of tables, in words; `element` is the row's id, or the table's key. */
export function compareTables(before: TableShape[], after: TableShape[], words: Words): Change[] {
  const changes: Change[] = []
  for (const table of after) {
    const old = before.find(({ key }) => key === table.key)
    if (!old) {
      changes.push({ element: table.key, kind: 'added', text: words('change.table.added', { name: table.name }) })
      continue
    }
    changes.push(...frame(old, table, words))
    for (const change of compareRows(old.rows, table.rows)) {
      const n = String(change.at + 1)
      if (change.kind === 'changed') changes.push(...cells(table, change, n, words))
      else
        changes.push({
          element: change.row.id,
          kind: change.kind,
          text: words(`change.row.${change.kind}`, {
            n,
            from: 'from' in change ? String(change.from + 1) : '',
            row: rowText(change.row),
          }),
        })
    }
  }
  for (const table of before)
    if (!after.some(({ key }) => key === table.key))
      changes.push({ element: table.key, kind: 'removed', text: words('change.table.removed', { name: table.name }) })
  return changes
}

function frame(old: TableShape, table: TableShape, words: Words): Change[] {
  const changes: Change[] = []
  const say = (key: string, values: Record<string, string>) =>
    changes.push({ element: table.key, kind: 'changed', text: words(key, values) })
  const [were, are] = [columns(old), columns(table)]
  if (were.join('|') !== are.join('|')) say('change.column', { before: were.join(', '), after: are.join(', ') })
  else
    table.inputs.forEach(({ label, expression }, at) => {
      if (expression !== old.inputs[at]!.expression)
        say('change.column', { before: `${label} (${old.inputs[at]!.expression})`, after: `${label} (${expression})` })
    })
  if (old.hitPolicy !== table.hitPolicy) say('change.hitPolicy', { before: old.hitPolicy, after: table.hitPolicy })
  return changes
}

function cells(
  table: TableShape,
  change: { before: TableRow; row: TableRow; cells: number[]; moved: boolean },
  n: string,
  words: Words,
): Change[] {
  const names = columns(table)
  const told = change.cells.map((at) =>
    words('change.row.changed', {
      n,
      column: names[at] ?? String(at + 1),
      before: shown(change.before.cells[at]),
      after: shown(change.row.cells[at]),
    }),
  )
  if (change.before.note !== change.row.note) told.push(words('change.row.note', { n }))
  return told.map((text) => ({ element: change.row.id, kind: 'changed', text }))
}

const shown = (cell: string | undefined) => (cell ? cell : '–')

/** A row in few words: its note, else what stands in it. */
export const rowText = (row: TableRow) => row.note || row.cells.filter((cell) => cell !== '').join(', ') || '–'
