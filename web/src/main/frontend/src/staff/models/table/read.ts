import type { TableRow, TableShape } from './rows.ts'

const dmn = 'https://www.omg.org/spec/DMN/20191111/MODEL/'

/** The tables of a file as people see them. Throws where the text is no XML. */
export function readTables(xml: string): TableShape[] {
  const document = new DOMParser().parseFromString(xml, 'application/xml')
  if (document.getElementsByTagName('parsererror').length > 0) throw new Error('No XML')
  return [...document.getElementsByTagNameNS(dmn, 'decision')].flatMap((decision) => {
    const table = child(decision, 'decisionTable')
    if (!table) return []
    return {
      key: decision.getAttribute('id') ?? '',
      name: decision.getAttribute('name') ?? '',
      hitPolicy: table.getAttribute('hitPolicy') ?? 'UNIQUE',
      inputs: children(table, 'input').map((input) => ({
        label: input.getAttribute('label') ?? '',
        expression: textOf(child(input, 'inputExpression')),
        type: child(input, 'inputExpression')?.getAttribute('typeRef') ?? 'string',
      })),
      outputs: children(table, 'output').map((output) => ({
        label: output.getAttribute('label') ?? '',
        name: output.getAttribute('name') ?? '',
      })),
      rows: children(table, 'rule').map(
        (rule): TableRow => ({
          id: rule.getAttribute('id') ?? '',
          note: child(rule, 'description')?.textContent?.trim() ?? '',
          cells: [...children(rule, 'inputEntry'), ...children(rule, 'outputEntry')].map(textOf),
        }),
      ),
    }
  })
}

const children = (of: Element, name: string) => [...of.children].filter(({ localName }) => localName === name)
const child = (of: Element, name: string) => children(of, name)[0]
const textOf = (of: Element | undefined) => (of && child(of, 'text')?.textContent?.trim()) ?? ''

