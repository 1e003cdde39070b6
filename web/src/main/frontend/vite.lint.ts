import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const id = 'virtual:sigap-lint'
const lint = fileURLToPath(new URL('../../../../bpmn/lint/', import.meta.url))
const list = fileURLToPath(new URL('../../../../bpmn/beans.txt', import.meta.url))

/**
 * The rules of `bpmn/lint` and the beans of `bpmn/beans.txt` for the browser: `rules` by name and `beans`. The rules are
 * CommonJS for bpmnlint's command line; here a few lines stand in for `require`.
 */
export function diagramRules(): Plugin {
  return {
    name: 'sigap:diagram-rules',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(resolved) {
      if (resolved !== `\0${id}`) return undefined
      this.addWatchFile(list)
      const beans = readFileSync(list, 'utf8')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line && !line.startsWith('#'))
      const files = readdirSync(`${lint}rules`).filter((name) => name.endsWith('.js'))
      const sources = files.map((name) => {
        this.addWatchFile(`${lint}rules/${name}`)
        const source = readFileSync(`${lint}rules/${name}`, 'utf8')
        return `${JSON.stringify(name.slice(0, -3))}: function (module, exports, require, __dirname) {\n${source}\n}`
      })
      return `
const sources = {${sources.join(',\n')}}
const loaded = {}
const nothing = { readFileSync: () => '', join: () => '' }
function load(name) {
  if (!loaded[name]) {
    const module = (loaded[name] = { exports: {} })
    const require = (what) => (what.startsWith('./') ? load(what.slice(2)) : nothing)
    sources[name](module, module.exports, require, '')
  }
  return loaded[name].exports
}
export const rules = Object.fromEntries(
  Object.keys(sources).filter((name) => name !== 'helper').map((name) => [name, load(name)]),
)
export const beans = ${JSON.stringify(beans)}
`
    },
  }
}
