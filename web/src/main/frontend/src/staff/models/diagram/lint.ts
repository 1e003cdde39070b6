import Linter from 'bpmnlint/lib/linter'
import StaticResolver from 'bpmnlint/lib/resolver/static-resolver'
import { beans, rules } from 'virtual:sigap-lint'
import { say } from '../texts.ts'
import type { Finding } from '../types.ts'

const linter = new Linter({
  config: {
    rules: Object.fromEntries(
      Object.keys(rules).map((name) => [`sigap/${name}`, name === 'known-bean' ? ['error', { beans }] : 'error']),
    ),
  },
  resolver: new StaticResolver(
    Object.fromEntries(Object.entries(rules).map(([name, rule]) => [`rule:bpmnlint-plugin-sigap/${name}`, rule])),
  ),
})

/** The rules of `bpmn/lint` on a diagram as it is drawn, in the officers' words; one finding for each element and rule. */
export async function lint(definitions: unknown): Promise<Finding[]> {
  const reports = (await linter.lint(definitions)) as Record<string, { id?: string; message: string }[]>
  const findings = new Map<string, Finding>()
  for (const [name, found] of Object.entries(reports))
    for (const { id = '' } of found) {
      const rule = name.slice(name.indexOf('/') + 1)
      findings.set(`${rule} ${id}`, { rule, element: id, severity: 'error', message: say(`lint.${rule}`) })
    }
  return [...findings.values()]
}
