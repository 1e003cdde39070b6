import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { viewerIn } from '../../ui/viewer.ts'
import type { Canvas, EventBus, Registry } from '../diagram/js.ts'
import type { Change } from './changes.ts'
import css from './difference.module.css'

export interface DifferenceHandle {
  show(element: string): void
}

/** Two drawings beside each other that move together, with what was added, removed, changed and moved in colours. */
export default function DiagramDifference({
  ref,
  before,
  after,
  changes,
  labels,
}: {
  ref?: Ref<DifferenceHandle>
  before: string
  after: string
  changes: Change[]
  labels: { before: string; after: string }
}) {
  const boxes = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)]
  const viewers = useRef<NavigatedViewer[]>([])

  useEffect(() => {
    const made = boxes.map((box) => viewerIn(box.current!))
    viewers.current = made
    let gone = false
    void Promise.all([made[0]!.importXML(before), made[1]!.importXML(after)])
      .then(() => {
        if (gone) return
        colour(made[0]!, changes, ['removed', 'changed', 'moved'])
        colour(made[1]!, changes, ['added', 'changed', 'moved'])
        made[1]!.get<Canvas>('canvas').zoom('fit-viewport', 'auto')
        together(made)
      })
      .catch(() => {})
    return () => {
      gone = true
      viewers.current = []
      for (const viewer of made) viewer.destroy()
    }
  }, [before, after, changes])

  useImperativeHandle(ref, () => ({
    show: (element) => {
      for (const viewer of [...viewers.current].reverse()) {
        if (!viewer.get<Registry>('elementRegistry').get(element)) continue
        const canvas = viewer.get<Canvas>('canvas')
        canvas.zoom(0.9)
        canvas.scrollToElement(element, 140)
        canvas.addMarker(element, 'sigap-looked-at')
        setTimeout(() => viewers.current.includes(viewer) && canvas.removeMarker(element, 'sigap-looked-at'), 1_600)
        return
      }
    },
  }))

  return (
    <div className={css.two}>
      {[labels.before, labels.after].map((label, at) => (
        <figure key={at}>
          <figcaption>{label}</figcaption>
          <div ref={boxes[at]} className={css.canvas} role="img" aria-label={label} />
        </figure>
      ))}
    </div>
  )
}

function colour(viewer: NavigatedViewer, changes: Change[], kinds: Change['kind'][]) {
  const canvas = viewer.get<Canvas>('canvas')
  const registry = viewer.get<Registry>('elementRegistry')
  for (const { element, kind } of changes)
    if (kinds.includes(kind) && registry.get(element) && registry.get(element) !== canvas.getRootElement())
      canvas.addMarker(element, `sigap-${kind}`)
}

/** Whatever one drawing shows, the other shows too. */
function together(viewers: NavigatedViewer[]) {
  let following = false
  const canvases = viewers.map((viewer) => viewer.get<Canvas>('canvas'))
  viewers.forEach((viewer, at) => {
    const follow = () => {
      if (following) return
      following = true
      const { x, y, width, height } = canvases[at]!.viewbox()
      canvases.forEach((canvas, other) => other !== at && canvas.viewbox({ x, y, width, height }))
      following = false
    }
    viewer.get<EventBus>('eventBus').on('canvas.viewbox.changed', follow)
    if (at === viewers.length - 1) follow()
  })
}
