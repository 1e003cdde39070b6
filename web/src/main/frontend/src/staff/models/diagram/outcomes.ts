/** A result that a person may choose at a step of the office's own. */
export interface Outcome {
  code: string
  label: string
}

/** Reads the step's property: `boleh=Boleh dikirim; perbaiki=Perbaiki dahulu`. */
export function readOutcomes(text: string | undefined): Outcome[] {
  return (text ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=')
      return at < 0
        ? { code: part, label: part }
        : { code: part.slice(0, at).trim(), label: part.slice(at + 1).trim() || part.slice(0, at).trim() }
    })
}

export const writeOutcomes = (outcomes: Outcome[]) => outcomes.map(({ code, label }) => `${code}=${label}`).join('; ')

/** The code of a new result: its label in small letters without anything that a condition could stumble over. */
export function outcomeCode(label: string, taken: string[]): string {
  const plain =
    label
      .normalize('NFD')
      .replace(/[^A-Za-z0-9 ]/g, '')
      .trim()
      .toLowerCase()
      .replace(/\s+/g, '-')
      .slice(0, 40) || 'hasil'
  let code = plain
  for (let n = 2; taken.includes(code); n++) code = `${plain}-${n}`
  return code
}

/** A label as it may stand between the separators. */
export const outcomeLabel = (label: string) => label.replace(/[;=]/g, ' ')

/** Lines as a person types them, one result a line; known labels keep their codes, so that conditions go on fitting. */
export function outcomesOfLines(lines: string, before: Outcome[]): Outcome[] {
  const typed = lines
    .split('\n')
    .map((line) => outcomeLabel(line).trim())
    .filter((line) => line !== '')
  const kept = typed.map((label) => before.find((one) => one.label === label)?.code)
  // A line that was reworded in its place is the same result still.
  const reworded = typed.map((_, at) =>
    typed.length === before.length && !kept.includes(before[at]!.code) ? before[at]!.code : undefined,
  )
  const taken = [...kept, ...reworded].filter((code) => code !== undefined)
  return typed.map((label, at) => {
    const code = kept[at] ?? reworded[at] ?? outcomeCode(label, taken)
    taken.push(code)
    return { code, label }
  })
}
