import { NativeSelect } from '@mantine/core'
import { useT } from './texts.ts'
import type { Both, Place, Step } from './types.ts'
import css from './moves.module.css'

const sameKind = (a: Place, b: Place) => a.kind === b.kind

/** Where each element of a process goes, one list each: what the two drawings do by mouse, by keyboard. */
export function MappingList({
  process,
  steps,
  chosen,
  fixed,
  onMap,
}: {
  process: Both
  steps: Step[]
  chosen?: string
  fixed: boolean
  onMap: (from: string, to: string) => void
}) {
  const t = useT()
  const line = (place: Place) => {
    const name = place.name || place.id
    const to = steps.find((step) => step.process === process.key && step.from === place.id)?.to ?? ''
    return (
      <li key={place.id} data-chosen={chosen === place.id || undefined} data-stays={to === '' || undefined}>
        <span>
          <b>{name}</b>
          <small>
            {t(`kind.${place.kind}`)}
            {!!place.standing && ` · ${t('map.standing', { n: place.standing })}`}
          </small>
        </span>
        <NativeSelect
          size="xs"
          aria-label={t('map.to', { name })}
          disabled={fixed}
          value={to}
          onChange={(event) => onMap(place.id, event.currentTarget.value)}
          data={[
            { value: '', label: t('map.stay') },
            ...process.to
              .filter((one) => sameKind(one, place) || one.id === to)
              .map((one) => ({ value: one.id, label: one.name || one.id })),
          ]}
        />
      </li>
    )
  }
  const main = process.from.filter(({ kind, standing }) => kind === 'step' || kind === 'wait' || kind === 'phase' || standing)
  const rest = process.from.filter((place) => !main.includes(place))
  return (
    <>
      <h2>{t('map.title')}</h2>
      <ul className={css.lines}>{main.map(line)}</ul>
      {rest.length > 0 && (
        <details open={rest.some(({ id }) => id === chosen) || undefined}>
          <summary>{t('map.other')}</summary>
          <ul className={css.lines}>{rest.map(line)}</ul>
        </details>
      )}
    </>
  )
}
