import { IconLock, IconWorld } from '@tabler/icons-react'
import { useId } from 'react'
import type { Constraints, Target } from '../../api/types.ts'
import { useT } from '../texts.ts'
import css from './editor.module.css'

interface Props {
  target: Target
  constraints: Constraints
  onChange: (target: Target) => void
}

/** Public or private, told by word, icon and the colour of the whole editor. */
export function TargetSwitch({ target, constraints, onChange }: Props) {
  const t = useT()
  const name = useId()
  const choices: { value: Target; icon: typeof IconWorld; allowed: boolean }[] = [
    { value: 'public', icon: IconWorld, allowed: constraints.public !== undefined },
    { value: 'private', icon: IconLock, allowed: constraints.private !== undefined },
  ]
  if (choices.filter(({ allowed }) => allowed).length < 2)
    return <span className={css.targetHint}>{t(`target.${target}.hint`)}</span>
  return (
    <>
      <div className={css.target} role="radiogroup" aria-label={t('target.label')}>
        {choices.map(({ value, icon: Sign, allowed }) => (
          <label key={value} data-value={value} title={allowed ? t(`target.${value}.hint`) : t('target.refused')}>
            <input
              type="radio"
              name={name}
              checked={target === value}
              disabled={!allowed}
              onChange={() => onChange(value)}
            />
            <Sign size={16} stroke={2} aria-hidden />
            {t(`target.${value}`)}
          </label>
        ))}
      </div>
      <span className={css.targetHint}>{t(`target.${target}.hint`)}</span>
    </>
  )
}
