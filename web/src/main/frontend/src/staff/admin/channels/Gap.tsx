import pages from '../../pages/pages.module.css'
import { useT } from '../../texts.ts'
import type { Capability } from '../types.ts'
import { gapOf } from './gaps.ts'

/** Says what becomes of messages of a disturbance where nobody can ask for them again. */
export function Gap({ capabilities }: { capabilities: Capability[] }) {
  const t = useT()
  const gap = gapOf(capabilities)
  return gap === 'read' || gap === 'lost' ? <p className={pages.muted}>{t(`channel.gap.${gap}`)}</p> : null
}
