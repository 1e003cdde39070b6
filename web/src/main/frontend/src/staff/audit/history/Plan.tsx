import { useEffect, useRef, useState } from 'react'
import { useDiagram } from '../../queries.ts'
import { CaseSkeleton } from '../../ui/Skeletons.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { fit } from '../../ui/fit.ts'
import { viewerIn } from '../../ui/viewer.ts'
import { useT } from './words.ts'
import css from './history.module.css'

export interface Sign {
  /** A marker of the stylesheet. */
  marker: string
  /** A few characters, under the step. */
  text?: string
}

interface Canvas {
  zoom(level: 'fit-viewport', center?: 'auto'): number
  addMarker(id: string, marker: string): void
}
interface Registry {
  get(id: string): { businessObject: { name?: string } } | undefined
}
interface Overlays {
  add(id: string, overlay: { position: { bottom: number; left: number }; html: HTMLElement }): void
}

/** A diagram of a release with signs on its steps. What it shows stands in a table beside it too. */
export function Plan({
  process,
  release,
  signs,
  label,
}: {
  process: string
  release: number
  signs: ReadonlyMap<string, Sign>
  label: string
}) {
  const t = useT()
  const xml = useDiagram(process, release)
  const box = useRef<HTMLDivElement>(null)
  const [broken, setBroken] = useState(false)
  useEffect(() => {
    if (!xml.data || !box.current) return
    const viewer = viewerIn(box.current)
    let left = false
    viewer
      .importXML(xml.data)
      .then(() => {
        if (left) return
        const canvas = viewer.get<Canvas>('canvas')
        const registry = viewer.get<Registry>('elementRegistry')
        const overlays = viewer.get<Overlays>('overlays')
        for (const [id, { marker, text }] of signs) {
          if (!registry.get(id)) continue
          canvas.addMarker(id, marker)
          if (text === undefined) continue
          const html = document.createElement('span')
          html.className = css.sign ?? ''
          html.textContent = text
          overlays.add(id, { position: { bottom: 8, left: 6 }, html })
        }
        fit(canvas)
      })
      .catch(() => setBroken(true))
    return () => {
      left = true
      viewer.destroy()
    }
  }, [xml.data, signs])
  return (
    <>
      {xml.isPending && <CaseSkeleton />}
      {xml.error && <Trouble error={xml.error} action={{ label: t('retry'), run: () => void xml.refetch() }} />}
      {broken && <p>{t('plan.broken')}</p>}
      <div ref={box} className={css.plan} role="group" aria-label={label} />
    </>
  )
}
