import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Check, PlatformNotice } from '../src/api/types.ts'
import { chooseLanguage } from '../src/i18n/language.ts'
import { untold } from '../src/logic/remarks.ts'
import { Remarks } from '../src/staff/case/Remarks.tsx'

const dear: PlatformNotice = {
  code: 'link-costs-more',
  severity: 'info',
  text: 'Balasan ini memuat tautan, jadi lebih mahal di X.',
  english: 'This reply has a link and so costs more on X.',
}
const check = (message: string): Check => ({ rule: 'platform', severity: 'hint', message })
const page = (remarks: PlatformNotice[], checks: Check[] = []) =>
  renderToStaticMarkup(createElement(Remarks, { remarks, checks }))

describe('what the platform says of a text that is being typed', () => {
  beforeAll(() => vi.stubGlobal('document', { documentElement: {} }))
  beforeEach(() => chooseLanguage('id'))
  afterAll(() => {
    chooseLanguage('id')
    vi.unstubAllGlobals()
  })

  it('stands there as a hint, in the reader’s language', () => {
    expect(page([dear])).toContain('<li data-severity="hint">')
    expect(page([dear])).toContain(dear.text)
    chooseLanguage('en')
    expect(page([dear])).toContain(dear.english)
    expect(page([dear])).not.toContain(dear.text)
  })

  it('leaves its place empty where there is nothing to say, so that what comes is read out', () => {
    expect(page([])).toBe('<div role="status"></div>')
  })

  it('is not said twice once the checks of the saved version say it', () => {
    expect(untold([dear], [check('Belum ada sapaan.')])).toEqual([dear])
    expect(untold([dear], [check(dear.text)])).toEqual([])
    expect(page([dear], [check(dear.text)])).not.toContain('<li')
  })
})
