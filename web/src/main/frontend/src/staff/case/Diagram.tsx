import { Button, SegmentedControl } from '@mantine/core'
import { IconFocus2, IconMaximize } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { nearest } from '../../logic/deadline.ts'
import { useDiagram } from '../queries.ts'
import { useT } from '../texts.ts'
import { fit } from '../ui/fit.ts'
import { DeadlineMark, When } from '../ui/marks.tsx'
import { CaseSkeleton } from '../ui/Skeletons.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { viewerIn } from '../ui/viewer.ts'
import { useWork } from './work.ts'
import css from './diagram.module.css'

const main = 'ComplaintProcess'

/** Below this scale labels cannot be read, and the present step is shown close up instead of the whole. */
const readable = 0.5

interface Step {
  id: string
  name: string
}

/** The part of diagram-js that is used here; its own types know less than its objects do. */
interface Canvas {
  zoom(level: 'fit-viewport' | number, center?: 'auto'): number
  addMarker(id: string, marker: string): void
  scrollToElement(id: string, padding?: number): void
}

interface Shape {
  id: string
  labelTarget?: Shape
  businessObject: { $type: string; name?: string; calledElement?: string; documentation?: { text: string }[] }
}

interface Registry {
  get(id: string): Shape | undefined
  filter(test: (shape: Shape) => boolean): Shape[]
}

/** A picture of the case: passed steps, the present one, and the phases below it. */
export default function Diagram() {
  const t = useT()
  const { c } = useWork()
  const [called, setCalled] = useState<{ key: string; name: string }[]>([])
  const [key, setKey] = useState(main)
  const deadline = nearest(c.deadlines)
  const since = c.timeline.at(-1)
  return (
    <div className={css.diagram}>
      <div className={css.head}>
        <p>
          <b>{c.step.name || c.stateLabel}</b>
          {since && (
            <>
              {' '}
              {t('diagram.since')} <When at={since.at} />
            </>
          )}
          {deadline && (
            <>
              {' '}
              <DeadlineMark deadline={deadline} precise />
            </>
          )}
        </p>
        {called.length > 0 && (
          <SegmentedControl
            size="xs"
            value={key}
            onChange={setKey}
            data={[
              { value: main, label: t('diagram.main') },
              ...called.map((phase) => ({ value: phase.key, label: phase.name })),
            ]}
          />
        )}
      </div>
      <Picture key={key} processKey={key} onCalled={key === main ? setCalled : undefined} />
      <ul className={css.legend}>
        <li data-kind="done">{t('diagram.done')}</li>
        <li data-kind="active">{t('diagram.active')}</li>
        <li>{t('diagram.release', { n: c.diagram.release })}</li>
      </ul>
    </div>
  )
}

function closeUp(canvas: Canvas, id: string): void {
  canvas.zoom(0.9)
  canvas.scrollToElement(id, 120)
}

function Picture({
  processKey,
  onCalled,
}: {
  processKey: string
  onCalled?: (called: { key: string; name: string }[]) => void
}) {
  const t = useT()
  const { c } = useWork()
  const xml = useDiagram(processKey, c.diagram.release)
  const box = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState<Shape>()
  const [broken, setBroken] = useState(false)
  const [canvas, setCanvas] = useState<Canvas>()
  const [here, setHere] = useState<string>()
  const { done, active } = c.diagram

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
        for (const id of done) if (registry.get(id)) canvas.addMarker(id, 'sigap-done')
        for (const id of active) if (registry.get(id)) canvas.addMarker(id, 'sigap-active')
        const present = active.find((id) => registry.get(id))
        setHere(present)
        setCanvas(canvas)
        if (fit(canvas) < readable && present) closeUp(canvas, present)
        const phases = registry
          .filter(
            (shape) =>
              shape.businessObject.$type === 'bpmn:CallActivity' && !shape.labelTarget && active.includes(shape.id),
          )
          .filter((shape) => shape.businessObject.calledElement)
        onCalled?.(
          phases.map((shape) => ({
            key: shape.businessObject.calledElement!,
            name: shape.businessObject.name ?? shape.id,
          })),
        )
      })
      .catch(() => setBroken(true))
    viewer.on('element.hover', ({ element }: { element: Shape }) => setOver(element.labelTarget ?? element))
    viewer.on('element.out', () => setOver(undefined))
    return () => {
      left = true
      setCanvas(undefined)
      viewer.destroy()
    }
  }, [xml.data, done, active, onCalled])

  const step: Step | undefined = over?.businessObject.name ? { id: over.id, name: over.businessObject.name } : undefined
  const documentation = over?.businessObject.documentation?.[0]?.text
  return (
    <>
      {xml.isPending && <CaseSkeleton />}
      {xml.error && <Trouble error={xml.error} action={{ label: t('error.retry'), run: () => void xml.refetch() }} />}
      {broken && <p className={css.caption}>{t('diagram.broken')}</p>}
      <div className={css.frame}>
        <div
          ref={box}
          className={css.canvas}
          role="group"
          aria-label={t('diagram.label', { done: done.length, step: c.step.name })}
        />
        {canvas && (
          <div className={css.zoom}>
            {here && (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconFocus2 size={16} />}
                onClick={() => closeUp(canvas, here)}
              >
                {t('diagram.here')}
              </Button>
            )}
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconMaximize size={16} />}
              onClick={() => fit(canvas)}
            >
              {t('diagram.whole')}
            </Button>
          </div>
        )}
      </div>
      <p className={css.caption} aria-live="polite">
        {step ? (
          <>
            <b>{step.name}</b> ·{' '}
            {t(active.includes(step.id) ? 'diagram.active' : done.includes(step.id) ? 'diagram.done' : 'diagram.ahead')}
            {documentation && ` · ${documentation}`}
          </>
        ) : (
          t('diagram.hint')
        )}
      </p>
    </>
  )
}
