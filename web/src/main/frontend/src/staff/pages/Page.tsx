import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import css from './pages.module.css'

export function Page({
  title,
  text,
  wide = false,
  children,
}: {
  title: string
  text?: ReactNode
  wide?: boolean
  children: ReactNode
}) {
  useDocumentTitle(`${title} · Sigap`)
  return (
    <div className={css.page}>
      <div className={wide ? `${css.inner} ${css.wide}` : css.inner}>
        <header>
          <h1>{title}</h1>
          {text && <p>{text}</p>}
        </header>
        {children}
      </div>
    </div>
  )
}
