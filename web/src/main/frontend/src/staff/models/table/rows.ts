/** A row of a decision table as people see it: what stands in each column. */
export interface TableRow {
  id: string
  note: string
  cells: string[]
}

export interface TableShape {
  key: string
  name: string
  hitPolicy: string
  inputs: { label: string; expression: string; type: string }[]
  outputs: { label: string; name: string }[]
  rows: TableRow[]
}

/** Columns by label, inputs first. */
export const columns = (table: TableShape) => [
  ...table.inputs.map(({ label, expression }) => label || expression),
  ...table.outputs.map(({ label, name }) => label || name),
]

export type RowChange =
  | { kind: 'added'; at: number; row: TableRow }
  | { kind: 'removed'; at: number; row: TableRow }
  | { kind: 'changed'; at: number; before: TableRow; row: TableRow; cells: number[]; moved: boolean }
  | { kind: 'moved'; from: number; at: number; row: TableRow }

const text = (value: string) => value.replace(/\s+/g, ' ').trim()

/**
 * What changed between two tables of the same columns, row by row in the new order, removed rows last. Rows are told apart
 * by their ids. A row counts as moved where it stands otherwise among the rows that stayed; that matters, as the first row
 * that fits wins.
 */
export function compareRows(before: TableRow[], after: TableRow[]): RowChange[] {
  const old = new Map(before.map((row, at) => [row.id, { row, at }]))
  const staying = new Set(after.map(({ id }) => id).filter((id) => old.has(id)))
  const still = unmoved(
    before.map(({ id }) => id).filter((id) => staying.has(id)),
    after.map(({ id }) => id).filter((id) => staying.has(id)),
  )
  const changes: RowChange[] = []
  after.forEach((row, at) => {
    const known = old.get(row.id)
    if (!known) return void changes.push({ kind: 'added', at, row })
    const width = Math.max(row.cells.length, known.row.cells.length)
    const cells = Array.from({ length: width }, (_, n) => n).filter(
      (n) => text(row.cells[n] ?? '') !== text(known.row.cells[n] ?? ''),
    )
    const moved = !still.has(row.id)
    if (cells.length > 0 || text(row.note) !== text(known.row.note))
      changes.push({ kind: 'changed', at, before: known.row, row, cells, moved })
    else if (moved) changes.push({ kind: 'moved', from: known.at, at, row })
  })
  const left = new Set(after.map(({ id }) => id))
  before.forEach((row, at) => left.has(row.id) || changes.push({ kind: 'removed', at, row }))
  return changes
}

/** The longest run of ids that keeps its order: the others were moved. */
function unmoved(before: string[], after: string[]): Set<string> {
  const place = new Map(before.map((id, at) => [id, at]))
  const places = after.map((id) => place.get(id)!)
  const best: number[] = []
  const previous: number[] = []
  let end = -1
  places.forEach((at, n) => {
    best[n] = 1
    previous[n] = -1
    for (let k = 0; k < n; k++)
      if (places[k]! < at && best[k]! + 1 > best[n]!) {
        best[n] = best[k]! + 1
        previous[n] = k
      }
    if (end < 0 || best[n]! > best[end]!) end = n
  })
  const still = new Set<string>()
  for (let n = end; n >= 0; n = previous[n]!) still.add(after[n]!)
  return still
}
