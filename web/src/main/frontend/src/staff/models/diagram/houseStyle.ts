import CommandInterceptor from 'diagram-js/lib/command/CommandInterceptor'
import { sameCondition, writeCondition, readCondition, type Condition } from './conditions.ts'
import { hasLadder, outcomesBefore } from './elements.ts'
import { definitionId, houseId } from './ids.ts'
import { type Bo, type BpmnFactory, type Connection, type EventBus, list, type Modeling, type Shape, text } from './js.ts'

interface Ids {
  assigned(id: string): unknown
}

/**
 * Keeps what is newly drawn in the house style, whatever the officer does: ids from labels, ends that end the phase where a
 * ladder is climbing, and an answer for each flow out of a question. What the release already had keeps its ids.
 */
export class HouseStyle extends CommandInterceptor {
  static override $inject = ['eventBus', 'modeling', 'bpmnFactory', 'moddle']
  private readonly old = new Set<string>()

  constructor(
    eventBus: EventBus,
    private readonly modeling: Modeling,
    private readonly factory: BpmnFactory,
    private readonly moddle: { ids: Ids },
  ) {
    super(eventBus as never)
    const after = (commands: string | string[], run: (context: never) => void) =>
      this.postExecuted(commands, 400, ({ context }: { context: never }) => run(context))
    after('shape.create', ({ shape }: { shape: Shape }) => this.created(shape))
    after('connection.create', ({ connection }: { connection: Connection }) => this.connected(connection))
    after('connection.reconnect', ({ connection }: { connection: Connection }) => this.rename(connection))
    after(['element.updateLabel', 'element.updateProperties'], ({ element }: { element: Shape }) => {
      const target = element.labelTarget ?? element
      this.rename(target)
      for (const flow of [...(target.incoming ?? []), ...(target.outgoing ?? [])]) this.rename(flow)
    })
    after('shape.replace', ({ newShape }: { newShape: Shape }) => this.created(newShape))
  }

  /** What the release has already: its ids stay, as running cases and the history know them. */
  keep(ids: Iterable<string>): void {
    for (const id of ids) this.old.add(id)
  }

  private created(shape: Shape): void {
    if (shape.labelTarget) return
    const bo = shape.businessObject
    if (
      bo.$type === 'bpmn:EndEvent' &&
      list(bo, 'eventDefinitions').length === 0 &&
      bo.$parent?.$type === 'bpmn:Process' &&
      hasLadder(bo.$parent)
    ) {
      const end = this.factory.create('bpmn:TerminateEventDefinition')
      end.$parent = bo
      this.modeling.updateProperties(shape, { eventDefinitions: [end] })
    }
    this.rename(shape)
  }

  private connected(flow: Connection): void {
    if (flow.type === 'bpmn:SequenceFlow') this.answer(flow)
    this.rename(flow)
  }

  /** A flow out of a question gets the first result that no other flow stands for, else it is the way for all others. */
  private answer(flow: Connection): void {
    const gateway = flow.source.businessObject
    if (!['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway'].includes(gateway.$type)) return
    if (flow.businessObject.get('conditionExpression')) return
    const others = list(gateway, 'outgoing').filter((other) => other !== flow.businessObject)
    const asked = others
      .map((other) => readCondition(text(other.get('conditionExpression') as Bo | undefined, 'body')))
      .filter((condition): condition is Condition => condition !== undefined)
    const outcomes = outcomesBefore(gateway)
    const free = outcomes.find(
      ({ code }) => !asked.some((one) => sameCondition(one, { kind: 'equals', variable: 'outcome', value: code })),
    )
    const last = free !== undefined && asked.length === outcomes.length - 1 && !gateway.get('default')
    if (free && !last) {
      const body = writeCondition({ kind: 'equals', variable: 'outcome', value: free.code })
      const conditionExpression = this.factory.create('bpmn:FormalExpression', { body })
      conditionExpression.$parent = flow.businessObject
      this.modeling.updateProperties(flow, { conditionExpression, name: flow.businessObject.name || free.label })
    } else if (!gateway.get('default') && others.length > 0) {
      this.modeling.updateProperties(flow.source, { default: flow.businessObject })
      if (free && !flow.businessObject.name) this.modeling.updateProperties(flow, { name: free.label })
    }
  }

  private rename(element: Shape): void {
    const bo = element.businessObject
    if (element.labelTarget || !bo || this.old.has(bo.id)) return
    const ends = element as Partial<Connection>
    const wanted = houseId(
      { type: bo.$type, label: bo.name, from: ends.source?.id, to: ends.target?.id },
      (id) => id !== bo.id && Boolean(this.moddle.ids.assigned(id)),
    )
    if (!wanted) return
    const renamed = wanted !== bo.id
    if (renamed) this.modeling.updateProperties(element, { id: wanted })
    if (bo.$instanceOf('bpmn:Event'))
      for (const definition of list(bo, 'eventDefinitions')) {
        const id = definitionId(definition.$type, bo.id)
        if (definition.id !== id) this.modeling.updateModdleProperties(element, definition, { id })
      }
    if (renamed && !ends.source)
      for (const flow of [...element.incoming, ...element.outgoing]) this.rename(flow)
  }
}
