import * as replaceOptions from 'bpmn-js/lib/features/replace/ReplaceOptions'
import { drawn, say, t } from '../texts.ts'
import type { Act } from './act.ts'
import { contextPad, offered, palette, type Target } from './allowed.ts'
import type { Template } from './catalog.ts'
import { make } from './elements.ts'
import { type InsertStep, takesStep } from './insertStep.ts'
import type { Bo, BpmnFactory, Canvas, Connection, ElementFactory, Selection, Shape } from './js.ts'

type Entries = Record<string, object>
type Update = (entries: Entries) => Entries

interface Registers {
  registerProvider(priority: number, provider: object): void
}
interface PopupMenu {
  registerProvider(id: string, priority: number, provider: object): void
  registerProvider(id: string, provider: object): void
  open(target: unknown, id: string, at: object, options?: object): void
}
interface Create {
  start(event: unknown, shape: Shape, context?: object): void
}
interface AutoPlace {
  append(source: Shape, shape: Shape): Shape
}

/** All the replacements that bpmn-js knows, by the entry's id. */
const targets = new Map<string, Target[]>()
for (const options of [...Object.values(replaceOptions).filter(Array.isArray), ...Object.values(replaceOptions.TYPED_EVENT)].flat() as {
  actionName: string
  target?: Target
}[])
  if (options.target) targets.set(options.actionName, [...(targets.get(options.actionName) ?? []), options.target])

const icons: Record<string, string> = {
  'bpmn:UserTask': 'bpmn-icon-user-task',
  'bpmn:ServiceTask': 'bpmn-icon-service-task',
  'bpmn:ReceiveTask': 'bpmn-icon-receive-task',
  'bpmn:CallActivity': 'bpmn-icon-call-activity',
  'bpmn:BusinessRuleTask': 'bpmn-icon-business-rule-task',
}

const group = (template: Template) => {
  const kind = template.id === 'sigap.form.step' ? 'step' : template.id.split('.')[1]!
  return { id: kind, name: say(`group.${kind}`) }
}

/** The catalogue as the modules of the editor get it. */
export interface Catalogue {
  templates: Template[]
}

/** The menus of the editor: bpmn-js's own without what the server would refuse, and Sigap's work. */
export class Menus {
  static $inject = [
    'palette',
    'contextPad',
    'popupMenu',
    'create',
    'autoPlace',
    'elementFactory',
    'bpmnFactory',
    'canvas',
    'selection',
    'sigapAct',
    'sigapInsertStep',
    'sigapCatalogue',
    'eventBus',
  ]

  constructor(
    paletteBox: Registers,
    pad: Registers,
    private readonly popupMenu: PopupMenu,
    private readonly create: Create,
    private readonly autoPlace: AutoPlace,
    private readonly shapes: ElementFactory,
    private readonly factory: BpmnFactory,
    private readonly canvas: Canvas,
    private readonly selection: Selection,
    private readonly act: Act,
    private readonly insertStep: InsertStep,
    private readonly catalogue: Catalogue,
  ) {
    paletteBox.registerProvider(200, { getPaletteEntries: () => this.palette })
    pad.registerProvider(200, {
      getContextPadEntries: (element: Shape) => this.pad(element),
      getMultiElementContextPadEntries: () => (entries: Entries) => keep(entries, ['delete', 'align-elements']),
    })
    popupMenu.registerProvider('bpmn-replace', 200, {
      getPopupMenuEntries: () => (entries: Entries) => offered(entries, targets, ['replace-with-default-flow', 'replace-with-sequence-flow']),
      getPopupMenuHeaderEntries: () => () => ({}),
    })
    popupMenu.registerProvider('sigap-append', {
      getPopupMenuEntries: (source: Shape) => this.work((template) => this.append(source, template)),
    })
    popupMenu.registerProvider('sigap-create', {
      getPopupMenuEntries: () => this.work((template, event) => this.create.start(event, this.shape(template))),
    })
  }

  private readonly palette: Update = (entries) => ({
    ...keep(entries, palette),
    'sigap.step': {
      group: 'activity',
      className: 'bpmn-icon-user-task',
      title: t('palette.step'),
      action: this.starts('sigap.form.step'),
    },
    'sigap.add': {
      group: 'activity',
      className: 'bpmn-icon-service-task',
      title: t('palette.add'),
      action: { click: (event: MouseEvent) => this.openList(event) },
    },
  })

  private pad(element: Shape): Update {
    return (entries) => {
      const kept = keep(entries, contextPad)
      const flow = element.labelTarget ?? element
      if (flow.type === 'bpmn:SequenceFlow' && !takesStep(flow as Connection)) return kept
      if (flow.type === 'bpmn:SequenceFlow')
        return {
          ...kept,
          'sigap.insert': {
            group: 'model',
            className: 'bpmn-icon-user-task',
            title: t('edit.insert'),
            action: { click: () => this.insert(flow as Connection) },
          },
        }
      if (!('append.end-event' in kept)) return kept
      return {
        'sigap.append': {
          group: 'model',
          className: 'bpmn-icon-service-task',
          title: t('append.title'),
          action: { click: (event: MouseEvent, source: Shape) => this.openAppend(event, source) },
        },
        ...kept,
      }
    }
  }

  private openAppend(event: MouseEvent, source: Shape): void {
    this.popupMenu.open(source, 'sigap-append', at(event), { title: t('append.title'), width: 340, search: true })
  }

  private openList(event: MouseEvent): void {
    this.popupMenu.open(this.canvas.getRootElement(), 'sigap-create', at(event), {
      title: t('create.title'),
      width: 340,
      search: true,
    })
  }

  private starts(template: string) {
    const start = (event: unknown) => this.create.start(event, this.shape(this.template(template)))
    return { click: start, dragstart: start }
  }

  private work(run: (template: Template, event: unknown) => void): Entries {
    return Object.fromEntries(
      ['step', 'form', 'bean', 'wait', 'call', 'table'].flatMap((kind) =>
        this.catalogue.templates
          .filter((template) => template.id !== 'sigap.phase' && group(template).id === kind)
          .map((template) => [
            template.id,
            {
              label: template.name,
              description: template.description,
              className: icons[template.appliesTo[0]!],
              group: group(template),
              action: { click: (event: unknown) => run(template, event), dragstart: (event: unknown) => run(template, event) },
            },
          ]),
      ),
    )
  }

  template(id: string): Template {
    const found = this.catalogue.templates.find((template) => template.id === id)
    if (!found) throw new Error(`No template is called ${id}.`)
    return found
  }

  private shape(template: Template): Shape {
    const definitions = this.canvas.getRootElement().businessObject.$parent as Bo
    return this.shapes.createShape({
      type: template.appliesTo[0],
      businessObject: make(this.factory, template, definitions),
    })
  }

  private append(source: Shape, template: Template): void {
    const made = this.act.run(() => this.autoPlace.append(source, this.shape(template)))
    this.selection.select(made)
  }

  insert(flow: Connection): Shape {
    const step = this.act.run(() =>
      this.insertStep.into(flow, this.template('sigap.form.step'), {
        name: drawn('insert.name'),
        question: drawn('insert.question'),
        yes: drawn('insert.yes'),
        no: drawn('insert.no'),
        end: drawn('insert.end'),
        documentation: drawn('insert.documentation'),
      }),
    )
    this.selection.select(step)
    return step
  }
}

const at = (event: MouseEvent) => ({ x: event.clientX, y: event.clientY, cursor: { x: event.clientX, y: event.clientY } })

const keep = (entries: Entries, names: string[]): Entries =>
  Object.fromEntries(Object.entries(entries).filter(([name]) => names.includes(name)))
