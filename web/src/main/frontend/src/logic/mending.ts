/** How the content of a message that could not be read is laid out for whoever mends it. */

/** Deeper levels are not set in any further. */
const DEEPEST = 20

/** The text with line feeds alone, as a text field keeps it; JSON that is whole over several lines, its words untouched. */
export function laidOut(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n')
  return isWhole(lines) ? spread(lines) : lines
}

function isWhole(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Changes white space outside strings only: a number that JavaScript cannot hold stays as it was sent. */
function spread(json: string): string {
  const out: string[] = []
  let depth = 0
  const feed = () => out.push('\n', '  '.repeat(Math.min(depth, DEEPEST)))
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{[]\s*[}\]]|[{}[\],:]|[^\s{}[\],:"]+/g)) {
    if (token === '{' || token === '[') {
      depth++
      out.push(token)
      feed()
    } else if (token === '}' || token === ']') {
      depth--
      feed()
      out.push(token)
    } else if (token === ',') {
      out.push(token)
      feed()
    } else if (token === ':') out.push(': ')
    else out.push(token)
  }
  return out.join('')
}
