import { IconLanguage, IconMoon, IconSun } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/dictionary.ts'
import { chooseLanguage } from '../i18n/language.ts'
import { chooseScheme, useScheme } from '../ui/scheme.ts'
import { useOffice } from './office.ts'
import { useT } from './texts.ts'
import css from './public.module.css'

export function Page({ children }: { children: ReactNode }) {
  const t = useT()
  const language = useLanguage()
  const scheme = useScheme()
  const office = useOffice()
  const here = window.location.pathname
  return (
    <div className={css.page}>
      <a className={css.skip} href="#isi">
        {t('nav.skip')}
      </a>
      <header className={css.header}>
        <div className={css.bar}>
          <a className={css.brand} href="/">
            <img src="/sigap.svg" alt="" width="34" height="34" />
            <span>
              <strong>Sigap</strong>
              {office && <small>{office.name}</small>}
            </span>
          </a>
          <nav className={css.nav}>
            <a href="/" aria-current={here === '/' ? 'page' : undefined}>
              {t('nav.report')}
            </a>
            <a href="/lacak" aria-current={here.startsWith('/lacak') ? 'page' : undefined}>
              {t('nav.track')}
            </a>
          </nav>
          <div className={css.tools}>
            <button
              type="button"
              className={css.tool}
              aria-label={t('nav.language')}
              onClick={() => chooseLanguage(language === 'id' ? 'en' : 'id')}
            >
              <IconLanguage size={20} aria-hidden />
              <span>{t('nav.language')}</span>
            </button>
            <button
              type="button"
              className={css.tool}
              aria-label={scheme === 'dark' ? t('nav.light') : t('nav.dark')}
              title={scheme === 'dark' ? t('nav.light') : t('nav.dark')}
              onClick={() => chooseScheme(scheme === 'dark' ? 'light' : 'dark')}
            >
              {scheme === 'dark' ? <IconSun size={20} aria-hidden /> : <IconMoon size={20} aria-hidden />}
            </button>
          </div>
        </div>
      </header>
      <main id="isi" className={css.main}>
        {children}
      </main>
      <footer className={css.footer}>
        <div className={css.bar}>
          <span>
            {office?.name ?? 'Sigap'}
            {office && ` · ${t('footer', { zone: office.zoneName })}`}
          </span>
          <a href="/app/">{t('nav.staff')}</a>
        </div>
      </footer>
    </div>
  )
}
