import { useMemo } from 'react'
import type { Constraints, Part, Target } from '../../api/types.ts'
import { count, room } from '../../logic/counter.ts'
import { useT } from '../texts.ts'
import css from './editor.module.css'

const framing = new Set<Part['kind']>(['greeting', 'footer', 'ticket'])

interface Props {
  text: string
  parts: Part[]
  constraints: Constraints
  target: Target
}

/** Length in the platform's own counting, with the greeting and ticket that are added to the text. */
export function Counter({ text, parts, constraints, target }: Props) {
  const t = useT()
  const frame = useMemo(
    () =>
      parts.filter((part) => framing.has(part.kind)).reduce((sum, part) => sum + count(part.text, constraints.unit), 0),
    [parts, constraints.unit],
  )
  const { used, max, left, state } = room(text.trim(), frame, {
    unit: constraints.unit,
    maxLength: constraints[target]?.maxLength,
  })
  if (max === undefined) return <span className={css.counter}>{used}</span>
  return (
    <span className={css.counter} data-state={state} title={t(`unit.${constraints.unit}`)}>
      {state === 'over' ? t('counter.over', { n: -(left ?? 0) }) : `${used} / ${max}`}
    </span>
  )
}
