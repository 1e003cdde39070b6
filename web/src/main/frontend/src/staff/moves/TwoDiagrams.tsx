import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import { useEffect, useRef, useState } from 'react'
import { viewerIn } from '../ui/viewer.ts'
import type { Canvas, EventBus, Registry } from '../models/diagram/js.ts'
import { fit } from '../ui/fit.ts'
import css from './moves.module.css'

type Side = 0 | 1

/** What is marked on a drawing: element ids by marker. */
export type Marks = Record<'mapped' | 'unmapped' | 'chosen', string[]>

const names = ['mapped', 'unmapped', 'chosen'] as const

/** The same process of two releases beside each other; elements are chosen by a click. The lists beside them do it by keyboard. */
export default function TwoDiagrams({
  xml,
  labels,
  marks,
  onPick,
}: {
  xml: [string, string]
  labels: [string, string]
  marks: [Marks, Marks]
  onPick: (side: Side, element: string) => void
}) {
  const boxes = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)]
  const [viewers, setViewers] = useState<NavigatedViewer[]>([])
  const pick = useRef(onPick)
  useEffect(() => {
    pick.current = onPick
  })

  const [before, after] = xml
  useEffect(() => {
    const made = boxes.map((box) => viewerIn(box.current!))
    let gone = false
    void Promise.all([made[0]!.importXML(before), made[1]!.importXML(after)])
      .then(() => {
        if (gone) return
        made.forEach((viewer, side) => {
          fit(viewer.get<Canvas>('canvas'))
          viewer
            .get<EventBus>('eventBus')
            .on('element.click', ((event: { element: { id: string } }) =>
              pick.current(side as Side, event.element.id.replace(/_label$/, ''))) as never)
        })
        setViewers(made)
      })
      .catch(() => {})
    return () => {
      gone = true
      setViewers([])
      for (const viewer of made) viewer.destroy()
    }
  }, [before, after])

  const shown = JSON.stringify(marks)
  useEffect(() => {
    viewers.forEach((viewer, side) => {
      const canvas = viewer.get<Canvas>('canvas')
      const registry = viewer.get<Registry>('elementRegistry')
      for (const name of names)
        for (const id of marks[side]![name]) if (registry.get(id)) canvas.addMarker(id, `sigap-${name}`)
    })
    return () =>
      viewers.forEach((viewer, side) => {
        try {
          const canvas = viewer.get<Canvas>('canvas') as Canvas & { removeMarker(id: string, marker: string): void }
          const registry = viewer.get<Registry>('elementRegistry')
          for (const name of names)
            for (const id of marks[side]![name]) if (registry.get(id)) canvas.removeMarker(id, `sigap-${name}`)
        } catch {
          // the drawing is gone
        }
      })
  }, [viewers, shown])

  return (
    <div className={css.two}>
      {labels.map((label, side) => (
        <figure key={side}>
          <figcaption>{label}</figcaption>
          <div ref={boxes[side]} className={css.canvas} role="img" aria-label={label} />
        </figure>
      ))}
    </div>
  )
}
