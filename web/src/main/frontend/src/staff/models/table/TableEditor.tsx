import 'dmn-js/dist/assets/dmn-js-shared.css'
import 'dmn-js/dist/assets/dmn-js-decision-table.css'
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css'
import 'dmn-js/dist/assets/dmn-font/css/dmn-codes.css'
import './fonts.css'
import { ActionIcon, SegmentedControl } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { EditorProps } from '../EditPage.tsx'
import { FindingList } from '../FindingList.tsx'
import { useT } from '../texts.ts'
import type { Bo, CommandStack } from '../diagram/js.ts'
import { createTables, type Tables } from './tables.ts'
import { TryBox } from './TryBox.tsx'
import css from './table.module.css'

/** The decision tables of a file, with a box to try them. */
export default function TableEditor({ ref, xml, draft, readOnly, findings, checking, onChange }: EditorProps) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const [tables, setTables] = useState<Tables>()
  const [views, setViews] = useState<{ id: string; name: string }[]>([])
  const [open, setOpen] = useState('')
  const [broken, setBroken] = useState(false)
  const [can, setCan] = useState({ undo: false, redo: false })
  const changed = useRef(onChange)
  changed.current = onChange
  const now = useRef(xml)

  const mark = (rules: string[]) => {
    for (const row of box.current?.querySelectorAll('.sigap-matched') ?? []) row.classList.remove('sigap-matched')
    for (const view of tables?.getViews() ?? [])
      for (const rule of (view.element.decisionLogic?.rule ?? []) as { id: string; inputEntry?: Bo[] }[])
        if (rules.includes(rule.id))
          box.current
            ?.querySelector(`[data-element-id="${CSS.escape(rule.inputEntry?.[0]?.id ?? '')}"]`)
            ?.closest('tr')
            ?.classList.add('sigap-matched')
  }
  const clear = useRef(() => {})
  clear.current = () => mark([])

  useEffect(() => {
    if (!box.current) return
    const made = createTables(box.current)
    let gone = false
    made.on('viewer.created', ({ viewer }: { viewer: { get<T>(name: string): T; on(event: string, run: () => void): void } }) => {
      viewer.on('commandStack.changed', () => {
        const stack = viewer.get<CommandStack>('commandStack')
        setCan({ undo: stack.canUndo(), redo: stack.canRedo() })
        if (!stack.canUndo() && !stack.canRedo()) return
        clear.current()
        changed.current()
      })
    })
    made.on('views.changed', ({ views: all, activeView }: { views: ReturnType<Tables['getViews']>; activeView?: ReturnType<Tables['getViews']>[number] }) => {
      setViews(all.map(({ element }) => ({ id: element.id, name: element.name ?? element.id })))
      setOpen(activeView?.element.id ?? '')
    })
    made
      .importXML(now.current)
      .then(() => gone || setTables(made))
      .catch(() => gone || setBroken(true))
    return () => {
      gone = true
      setTables(undefined)
      made.destroy()
    }
  }, [])

  useImperativeHandle(
    ref,
    () => ({
      read: async () => {
        if (tables) now.current = (await tables.saveXML({ format: true })).xml
        return now.current
      },
      load: async (replacement) => {
        if (!tables) return
        await tables.importXML(replacement)
        now.current = replacement
        changed.current()
      },
    }),
    [tables],
  )

  const stack = () => tables!.getActiveViewer().get<CommandStack>('commandStack')
  const openView = async (id: string) => {
    const view = tables?.getViews().find(({ element }) => element.id === id)
    if (view) await tables!.open(view)
  }
  const show = (element: string) => {
    const cell = () => box.current?.querySelector(`[data-element-id="${CSS.escape(element)}"]`)
    const owner = tables?.getViews().find((view) => JSON.stringify(ids(view.element)).includes(`"${element}"`))
    void (owner ? openView(owner.element.id) : Promise.resolve()).then(() =>
      setTimeout(() => {
        const found = cell()
        found?.scrollIntoView({ block: 'center', behavior: 'smooth' })
        ;(found as HTMLElement | null | undefined)?.click()
      }, 60),
    )
  }
  return (
    <div className={css.editor}>
      <div className={css.tools} role="toolbar" aria-label={t('title')}>
        {!readOnly && (
          <ActionIcon.Group>
            <ActionIcon
              size="lg"
              variant="default"
              aria-label={t('edit.undo')}
              title={t('edit.undo')}
              disabled={!can.undo}
              onClick={() => stack().undo()}
            >
              <IconArrowBackUp size={18} />
            </ActionIcon>
            <ActionIcon
              size="lg"
              variant="default"
              aria-label={t('edit.redo')}
              title={t('edit.redo')}
              disabled={!can.redo}
              onClick={() => stack().redo()}
            >
              <IconArrowForwardUp size={18} />
            </ActionIcon>
          </ActionIcon.Group>
        )}
        {views.length > 1 && (
          <SegmentedControl
            size="sm"
            aria-label={t('table.which')}
            value={open}
            onChange={(id) => void openView(id)}
            data={views.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </div>
      {broken && (
        <p className={css.broken} role="alert">
          {t('state.unreadable')}
        </p>
      )}
      <div className={css.work}>
        <div className={css.scroll}>
          <div className={css.table} ref={box} inert={readOnly} />
        </div>
        <aside className={css.side}>
          <FindingList findings={findings} checking={checking} nameOf={() => ''} onShow={show} />
          {tables && (
            <TryBox
              draft={draft}
              read={async () => (await tables.saveXML({ format: true })).xml}
              onMatched={(rules) => {
                const first = tables.getViews().find((view) => rules.some((rule) => ids(view.element).includes(rule)))
                const active = tables.getActiveView()
                const shown = active && rules.some((rule) => ids(active.element).includes(rule))
                void (first && !shown ? tables.open(first) : Promise.resolve()).then(() => setTimeout(() => mark(rules), 60))
              }}
            />
          )}
        </aside>
      </div>
    </div>
  )
}

/** The ids of a decision's rules and cells. */
function ids(decision: { decisionLogic?: { rule?: { id: string; inputEntry?: Bo[]; outputEntry?: Bo[] }[] } }): string[] {
  return (decision.decisionLogic?.rule ?? []).flatMap(({ id, inputEntry = [], outputEntry = [] }) => [
    id,
    ...inputEntry.map((entry) => entry.id),
    ...outputEntry.map((entry) => entry.id),
  ])
}
