import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-codes.css'
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css'
import 'bpmn-js-token-simulation/assets/css/bpmn-js-token-simulation.css'
import './fonts.css'
import { ActionIcon, Button } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconMaximize, IconPlayerPlay, IconPlayerStop, IconTrowel, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import type Modeler from 'bpmn-js/lib/Modeler'
import { useEffect, useImperativeHandle, useRef, useState } from 'react'
import { tellDone, tellNot } from '../../ui/tell.tsx'
import type { EditorProps } from '../EditPage.tsx'
import { together } from '../findings.ts'
import { FindingList } from '../FindingList.tsx'
import { drawnSay, useT } from '../texts.ts'
import type { Finding } from '../types.ts'
import { templates } from './catalog.ts'
import type { Canvas, CommandStack, Connection, Registry, Selection, Shape } from './js.ts'
import { takesStep } from './insertStep.ts'
import { lint } from './lint.ts'
import type { Marks } from './marks.ts'
import type { Menus } from './menus.ts'
import { createModeler, idsOf, written } from './modeler.ts'
import css from './editor.module.css'

interface Tools {
  canUndo: boolean
  canRedo: boolean
  simulating: boolean
  flow?: Connection
}

/** The flow itself where its name was clicked. */
const flowOf = (shape: Shape): Connection | undefined => {
  const target = shape.labelTarget ?? shape
  return target.type === 'bpmn:SequenceFlow' ? (target as Connection) : undefined
}

/** The whole drawing, with room for the palette on its left. */
function fit(canvas: Canvas): void {
  canvas.zoom('fit-viewport', 'auto')
  const { x, y, width, height, scale } = canvas.viewbox()
  const palette = 110 / scale
  canvas.viewbox({ x: x - palette, y: y - 20 / scale, width: width + palette + 20 / scale, height: height + 40 / scale })
}

/** The drawing with its tools, the panel and the findings. */
export default function DiagramEditor({ ref, xml, released, models, readOnly, findings, checking, onChange }: EditorProps) {
  const t = useT()
  const canvasBox = useRef<HTMLDivElement>(null)
  const panelBox = useRef<HTMLDivElement>(null)
  const [modeler, setModeler] = useState<Modeler>()
  const [broken, setBroken] = useState(false)
  const [linted, setLinted] = useState<Finding[]>([])
  const [tools, setTools] = useState<Tools>({ canUndo: false, canRedo: false, simulating: false })
  const changed = useRef(onChange)
  changed.current = onChange
  const now = useRef(xml)

  useEffect(() => {
    if (!canvasBox.current || !panelBox.current) return
    const made = createModeler({ canvas: canvasBox.current, panel: panelBox.current }, templates(drawnSay, models))
    made.get<{ keep(ids: string[]): void }>('sigapHouseStyle').keep(idsOf(released))
    const look = () => void lint(made.getDefinitions()).then((found) => gone || setLinted(found))
    let gone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const stack = made.get<CommandStack>('commandStack')
    made.on('commandStack.changed', () => {
      setTools((before) => ({ ...before, canUndo: stack.canUndo(), canRedo: stack.canRedo() }))
      changed.current()
      clearTimeout(timer)
      timer = setTimeout(look, 250)
    })
    made.on('selection.changed', ({ newSelection }: { newSelection: Shape[] }) =>
      setTools((before) => ({
        ...before,
        flow: newSelection.length === 1 ? flowOf(newSelection[0]!) : undefined,
      })),
    )
    made.on('tokenSimulation.toggleMode', ({ active }: { active: boolean }) =>
      setTools((before) => ({ ...before, simulating: active })),
    )
    made
      .importXML(now.current)
      .then(() => {
        if (gone) return
        fit(made.get<Canvas>('canvas'))
        setBroken(false)
        setModeler(made)
        look()
      })
      .catch(() => gone || setBroken(true))
    return () => {
      gone = true
      clearTimeout(timer)
      setModeler(undefined)
      made.destroy()
    }
    // Built once; `load` replaces what is drawn.
  }, [])

  useEffect(() => modeler?.get<{ set(locked: boolean): void }>('sigapReadOnly').set(readOnly), [modeler, readOnly])

  useImperativeHandle(
    ref,
    () => ({
      read: async () => {
        if (!modeler) return now.current
        now.current = await written(modeler)
        return now.current
      },
      load: async (replacement) => {
        if (!modeler) return
        await modeler.importXML(replacement)
        now.current = replacement
        fit(modeler.get<Canvas>('canvas'))
        changed.current()
        setLinted(await lint(modeler.getDefinitions()))
      },
    }),
    [modeler],
  )

  const all = together(findings, linted)
  const show = (element: string) => {
    const registry = modeler?.get<Registry>('elementRegistry')
    const shape = registry?.get(element)
    if (!modeler || !shape) return
    const canvas = modeler.get<Canvas>('canvas')
    if (shape === canvas.getRootElement()) modeler.get<Selection>('selection').select(null)
    else {
      canvas.scrollToElement(element, 140)
      modeler.get<Selection>('selection').select(shape)
    }
  }
  const picture = JSON.stringify(all)
  useEffect(() => {
    modeler
      ?.get<Marks>('sigapMarks')
      .show(all, (severity) => t(severity === 'error' ? 'findings.error' : 'findings.warning'), show)
    // The findings themselves, not their list, decide.
  }, [modeler, picture])

  const stack = () => modeler!.get<CommandStack>('commandStack')
  const canvas = () => modeler!.get<Canvas>('canvas')
  const insert = () => {
    if (!tools.flow) return tellNot(t('edit.insert.nowhere'))
    if (!takesStep(tools.flow)) return tellNot(t('edit.insert.ladder'))
    modeler!.get<Menus>('sigapMenus').insert(tools.flow)
    tellDone(t('edit.insert.done'))
    // The panel shows the new step a moment later; its name comes first.
    setTimeout(() => panelBox.current?.querySelector<HTMLInputElement>('[name="name"]')?.select(), 200)
  }
  const simulate = () => modeler!.get<{ toggleMode(): void }>('toggleMode').toggleMode()
  const names = (element: string) => {
    const bo = modeler?.get<Registry>('elementRegistry').get(element)?.businessObject
    return bo?.name || (bo ? element : '')
  }
  return (
    <div className={css.editor}>
      <div className={css.tools} role="toolbar" aria-label={t('title')}>
        {!readOnly && (
          <>
            <Button
              size="sm"
              leftSection={<IconTrowel size={18} aria-hidden />}
              disabled={!modeler || tools.simulating}
              variant={tools.flow ? 'filled' : 'light'}
              title={t('edit.insert.hint')}
              onClick={insert}
            >
              {t('edit.insert')}
            </Button>
            <ActionIcon.Group>
              <ActionIcon
                size="lg"
                variant="default"
                aria-label={t('edit.undo')}
                title={t('edit.undo')}
                disabled={!tools.canUndo || tools.simulating}
                onClick={() => stack().undo()}
              >
                <IconArrowBackUp size={18} />
              </ActionIcon>
              <ActionIcon
                size="lg"
                variant="default"
                aria-label={t('edit.redo')}
                title={t('edit.redo')}
                disabled={!tools.canRedo || tools.simulating}
                onClick={() => stack().redo()}
              >
                <IconArrowForwardUp size={18} />
              </ActionIcon>
            </ActionIcon.Group>
          </>
        )}
        <ActionIcon.Group>
          <ActionIcon size="lg" variant="default" aria-label={t('edit.zoomOut')} title={t('edit.zoomOut')} onClick={() => canvas().zoom(canvas().zoom() / 1.2)}>
            <IconZoomOut size={18} />
          </ActionIcon>
          <ActionIcon size="lg" variant="default" aria-label={t('edit.zoomIn')} title={t('edit.zoomIn')} onClick={() => canvas().zoom(canvas().zoom() * 1.2)}>
            <IconZoomIn size={18} />
          </ActionIcon>
          <ActionIcon size="lg" variant="default" aria-label={t('edit.fit')} title={t('edit.fit')} onClick={() => fit(canvas())}>
            <IconMaximize size={18} />
          </ActionIcon>
        </ActionIcon.Group>
        <Button
          size="sm"
          variant="default"
          disabled={!modeler}
          leftSection={tools.simulating ? <IconPlayerStop size={17} aria-hidden /> : <IconPlayerPlay size={17} aria-hidden />}
          onClick={simulate}
        >
          {t(tools.simulating ? 'edit.simulate.stop' : 'edit.simulate')}
        </Button>
        {tools.simulating ? (
          <span className={css.hint}>{t('edit.simulate.hint')}</span>
        ) : (
          !readOnly && !tools.flow && <span className={css.hint}>{t('edit.insert.hint')}</span>
        )}
      </div>
      {broken && (
        <p className={css.broken} role="alert">
          {t('state.unreadable')}
        </p>
      )}
      <div className={css.work} data-readonly={readOnly || undefined}>
        <div className={css.canvas} ref={canvasBox} />
        <aside className={css.side}>
          <FindingList findings={all} checking={checking} nameOf={names} onShow={show} />
          <div className={css.panel} ref={panelBox} inert={readOnly} />
        </aside>
      </div>
    </div>
  )
}
