import { hasLadder, make, propertyList } from './elements.ts'
import type { Template } from './catalog.ts'
import { writeCondition } from './conditions.ts'
import { type Bo, type BpmnFactory, type Canvas, type Connection, type ElementFactory, list, type Modeling, type Shape } from './js.ts'
import { writeOutcomes } from './outcomes.ts'

/** The words that a new step begins with; the officer changes them afterwards. */
export interface StepWords {
  name: string
  question: string
  yes: string
  no: string
  end: string
  documentation: string
}

interface SpaceTool {
  calculateAdjustments(elements: Shape[], axis: 'x', delta: number, start: number): { movingShapes: Shape[]; resizingShapes: Shape[] }
}

/** A step must be in a phase whose ladder calls somebody if nobody does it. */
export const takesStep = (flow: Connection) =>
  flow.parent?.businessObject.$type === 'bpmn:Process' && hasLadder(flow.parent.businessObject)

const gap = 50
const room = 100 + 50 + 3 * gap

/**
 * Puts a step of the office's own into a flow: the step with two results, a question, the first result going on where the
 * flow went, the second ending the phase. What comes after moves to the right; the ladder around it stays what it was.
 */
export class InsertStep {
  static $inject = ['modeling', 'elementFactory', 'bpmnFactory', 'spaceTool', 'canvas']

  constructor(
    private readonly modeling: Modeling,
    private readonly shapes: ElementFactory,
    private readonly factory: BpmnFactory,
    private readonly spaceTool: SpaceTool,
    private readonly canvas: Canvas,
  ) {}

  /** To be called within one command, so that one undo takes it all back. */
  into(flow: Connection, template: Template, words: StepWords): Shape {
    const scope = flow.parent!
    const { source, target } = flow
    const from = flow.waypoints![0]!
    const to = flow.waypoints![flow.waypoints!.length - 1]!
    const ahead = to.x > from.x && target.x > source.x
    if (ahead) this.makeRoom(scope, target, room - Math.max(0, to.x - from.x - gap))

    const y = ahead ? from.y : (from.y + to.y) / 2
    const x = ahead ? from.x + gap + 50 : (from.x + to.x) / 2
    const step = this.modeling.createShape(this.step(template, words), { x, y }, scope)
    const question = this.modeling.createShape(
      this.shapes.createShape({
        type: 'bpmn:ExclusiveGateway',
        businessObject: this.factory.create('bpmn:ExclusiveGateway', { name: words.question }),
      }),
      { x: x + 50 + gap + 25, y },
      scope,
    )
    this.modeling.reconnectEnd(flow, step, { x, y })
    this.modeling.connect(step, question, { type: 'bpmn:SequenceFlow' })
    const on = this.modeling.connect(question, target, { type: 'bpmn:SequenceFlow' })
    const condition = this.factory.create('bpmn:FormalExpression', {
      body: writeCondition({ kind: 'equals', variable: 'outcome', value: 'lanjut' }),
    })
    condition.$parent = on.businessObject
    this.modeling.updateProperties(on, { name: words.yes, conditionExpression: condition })

    const end = this.modeling.createShape(this.end(scope.businessObject, words), this.free(scope, question), scope)
    const back = this.modeling.connect(question, end, { type: 'bpmn:SequenceFlow' })
    this.modeling.updateProperties(question, { default: back.businessObject })
    this.modeling.updateProperties(back, { name: words.no, conditionExpression: undefined })
    return step
  }

  private makeRoom(scope: Shape, target: Shape, width: number): void {
    if (width <= 0) return
    const start = target.x - 1
    const beside = (shape: Shape) => shape.businessObject.$type === 'bpmn:SubProcess' && shape !== target
    const elements = (scope.children ?? []).filter((shape) => !beside(shape))
    const { movingShapes } = this.spaceTool.calculateAdjustments(elements, 'x', width, start)
    // What belongs to a shape that moves has to come along.
    const inner = movingShapes.flatMap((shape) => (shape.businessObject.$type === 'bpmn:SubProcess' ? below(shape) : []))
    this.modeling.createSpace([...movingShapes, ...inner], [], { x: width, y: 0 }, 'e', start)
  }

  private step(template: Template, words: StepWords): Shape {
    const businessObject = make(this.factory, template, this.canvas.getRootElement().businessObject.$parent as Bo)
    businessObject.name = words.name
    businessObject.set('documentation', [this.factory.create('bpmn:Documentation', { text: words.documentation })])
    const outcomes = writeOutcomes([
      { code: 'lanjut', label: words.yes },
      { code: 'kembali', label: words.no },
    ])
    businessObject.set('extensionElements', propertyList(this.factory, businessObject, 'outcomes', outcomes))
    return this.shapes.createShape({ type: 'bpmn:UserTask', businessObject })
  }

  private end(scope: Bo, words: StepWords): Shape {
    const businessObject = this.factory.create('bpmn:EndEvent', { name: words.end })
    if (hasLadder(scope)) {
      const terminate = this.factory.create('bpmn:TerminateEventDefinition')
      terminate.$parent = businessObject
      list(businessObject, 'eventDefinitions').push(terminate)
    }
    return this.shapes.createShape({ type: 'bpmn:EndEvent', businessObject })
  }

  /** A free place above the question, or below it where nothing is free above. */
  private free(scope: Shape, question: Shape): { x: number; y: number } {
    const x = question.x + 25
    const taken = (y: number) =>
      (scope.children ?? []).some(
        (shape) =>
          !shape.waypoints && shape.x < x + 60 && shape.x + shape.width > x - 60 && shape.y < y + 55 && shape.y + shape.height > y - 40,
      )
    const places = [-90, -130, -170, 120, 160, 200].map((by) => question.y + 25 + by)
    return { x, y: places.find((y) => !taken(y)) ?? places[0]! }
  }
}

const below = (shape: Shape): Shape[] =>
  (shape.children ?? []).filter(({ waypoints }) => !waypoints).flatMap((child) => [child, ...below(child)])
