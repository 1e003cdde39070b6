import { useEffect, useState } from 'react'
import { get } from '../api/http.ts'
import type { PublicForm, PublicOffice } from '../api/types.ts'
import { AnswerForAgency } from './AnswerForAgency.tsx'
import { useLanguage } from '../i18n/dictionary.ts'
import { FormContext, OfficeContext } from './office.ts'
import { Page } from './Page.tsx'
import { ReportPage } from './ReportPage.tsx'
import { useT } from './texts.ts'
import { TrackPage } from './TrackPage.tsx'
import css from './public.module.css'

const titles: Record<string, Parameters<ReturnType<typeof useT>>[0]> = { lacak: 'nav.track', jawab: 'answer.title' }

/** Links load a page: each address stands for itself, and the back button needs no help. */
export function PublicApp() {
  const [office, setOffice] = useState<PublicOffice>()
  const [form, setForm] = useState<PublicForm>({})
  const language = useLanguage()
  useEffect(() => {
    const left = new AbortController()
    get<PublicOffice>('/public/office', left.signal).then(setOffice, () => {
      // The pages work without the office's details.
    })
    return () => left.abort()
  }, [language])
  useEffect(() => {
    const left = new AbortController()
    get<PublicForm>('/public/form', left.signal).then(setForm, () => {
      // The server says itself what it does not accept.
    })
    return () => left.abort()
  }, [])
  const t = useT()
  const title = t(titles[window.location.pathname.split('/')[1] ?? ''] ?? 'nav.report')
  useEffect(() => {
    document.title = `${title} · Sigap`
  }, [title])
  return (
    <OfficeContext value={office}>
      <FormContext value={form}>
        <Page>{route(window.location.pathname)}</Page>
      </FormContext>
    </OfficeContext>
  )
}

function route(path: string) {
  const [first, second, ...more] = path.split('/').filter((segment) => segment !== '')
  if (first === undefined || first === 'index.html') return <ReportPage />
  if (first === 'lacak' && more.length === 0) {
    return <TrackPage ticket={second && decodeURIComponent(second)} />
  }
  if (first === 'jawab' && second && more.length === 0) return <AnswerForAgency token={second} />
  return <NotFound />
}

function NotFound() {
  const t = useT()
  return (
    <section className={css.narrow}>
      <h1>{t('notFound.title')}</h1>
      <p className={css.lead}>{t('notFound.text')}</p>
      <a className={css.button} href="/">
        {t('nav.report')}
      </a>
    </section>
  )
}
