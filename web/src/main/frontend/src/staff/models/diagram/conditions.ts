/** A condition on a flow, as far as the editor offers it. `other` is kept as it is and can only be replaced. */
export type Condition =
  | { kind: 'equals'; variable: string; value: string }
  | { kind: 'flag'; variable: string }
  | { kind: 'number'; variable: string; operator: '>' | '>=' | '<' | '<='; value: number }
  | { kind: 'other'; text: string }

const variable = '([A-Za-z_][A-Za-z0-9_]*)'
const equals = new RegExp(`^[$#]\\{\\s*${variable}\\s*==\\s*(?:'([^'\\\\]*)'|"([^"\\\\]*)")\\s*\\}$`)
const flag = new RegExp(`^[$#]\\{\\s*${variable}\\s*\\}$`)
const number = new RegExp(`^[$#]\\{\\s*${variable}\\s*(>=|<=|>|<)\\s*(-?\\d{1,9})\\s*\\}$`)

/** Reads what stands in `conditionExpression`; undefined where nothing stands there. */
export function readCondition(text: string | undefined): Condition | undefined {
  const body = text?.trim() ?? ''
  if (body === '') return undefined
  let found = equals.exec(body)
  if (found) return { kind: 'equals', variable: found[1]!, value: found[2] ?? found[3] ?? '' }
  found = number.exec(body)
  if (found)
    return {
      kind: 'number',
      variable: found[1]!,
      operator: found[2] as '>' | '>=' | '<' | '<=',
      value: Number(found[3]),
    }
  found = flag.exec(body)
  if (found) return { kind: 'flag', variable: found[1]! }
  return { kind: 'other', text: body }
}

/** The text for `conditionExpression`, in the grammar that the server lets in. */
export function writeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'equals':
      if (/['\\]/.test(condition.value)) throw new Error(`No quote may stand in ${condition.value}.`)
      return `\${${condition.variable} == '${condition.value}'}`
    case 'number':
      return `\${${condition.variable} ${condition.operator} ${condition.value}}`
    case 'flag':
      return `\${${condition.variable}}`
    case 'other':
      return condition.text
  }
}

export const sameCondition = (a: Condition, b: Condition) => writeCondition(a) === writeCondition(b)
