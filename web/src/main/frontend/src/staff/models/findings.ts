import type { Finding } from './types.ts'

/**
 * What is shown: all that the server found, and what the browser found at elements of which the server said nothing. The
 * server knows the whole set and has the last word; the browser is faster.
 */
export function together(server: Finding[], browser: Finding[]): Finding[] {
  const told = new Set(server.map(({ element }) => element))
  const all = [...server, ...browser.filter(({ element }) => !told.has(element))]
  return all.sort((a, b) => weight(a) - weight(b))
}

const weight = ({ severity, element }: Finding) => (severity === 'error' ? 0 : 2) + (element === '' ? 0 : 1)

export const count = (findings: Finding[], severity: Finding['severity']) =>
  findings.filter((finding) => finding.severity === severity).length
