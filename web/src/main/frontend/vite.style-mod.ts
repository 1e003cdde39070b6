/**
 * CodeMirror's style sheets, adopted instead of written into a style element, which a strict CSP refuses. Everything else is
 * the package's own.
 */
// The file behind the package's name: the alias of that name leads here.
import { StyleModule as Written } from './node_modules/style-mod/src/style-mod.js'

const sheets = new WeakMap<object, CSSStyleSheet>()

function sheetOf(module: { getRules(): string }): CSSStyleSheet {
  let sheet = sheets.get(module)
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(module.getRules())
    sheets.set(module, sheet)
  }
  return sheet
}

export class StyleModule extends Written {
  /** The later module has the last word, as in the package. */
  static override mount(root: Document | ShadowRoot, modules: { getRules(): string } | { getRules(): string }[]): void {
    const mounted = (Array.isArray(modules) ? modules : [modules]).map(sheetOf)
    const others = root.adoptedStyleSheets.filter((sheet) => !mounted.includes(sheet))
    root.adoptedStyleSheets = [...others, ...mounted]
  }
}
