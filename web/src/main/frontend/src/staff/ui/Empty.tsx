import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import css from './ui.module.css'

/** Nothing here, and what to do about it. */
export function Empty({ icon: Sign, title, children }: { icon: Icon; title: string; children?: ReactNode }) {
  return (
    <div className={css.empty}>
      <Sign size={38} stroke={1.3} aria-hidden />
      <b>{title}</b>
      {children && <div>{children}</div>}
    </div>
  )
}
