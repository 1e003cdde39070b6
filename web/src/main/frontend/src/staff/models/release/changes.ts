import { diff } from 'bpmn-js-differ'
import { BpmnModdle } from 'bpmn-moddle'
import camunda from 'camunda-bpmn-moddle/resources/camunda'
import { readCondition } from '../diagram/conditions.ts'
import { properties } from '../diagram/elements.ts'
import { type Bo, list } from '../diagram/js.ts'
import { readOutcomes } from '../diagram/outcomes.ts'

/** A difference between two diagrams, in words; `element` is in the new one, or in the old one where it was removed. */
export interface Change {
  element: string
  kind: 'added' | 'removed' | 'changed' | 'moved'
  text: string
}

/** Says a sentence by its key; keys of the dictionary and of its types and attributes. */
export type Words = (key: string, values?: Record<string, string>) => string
/** How a condition reads. */
export type ConditionWords = (condition: NonNullable<ReturnType<typeof readCondition>>) => string

interface Sides {
  before: Map<string, Bo>
  after: Map<string, Bo>
}

export async function compareDiagrams(
  before: string,
  after: string,
  words: Words,
  conditionWords: ConditionWords,
): Promise<Change[]> {
  const [old, now] = [await read(before), await read(after)]
  const found = diff(old, now)
  const sides = { before: byId(old), after: byId(now) }
  const says = new Speaker(sides, words, conditionWords)
  const changes: Change[] = []
  // A flow that was bent tells nothing that its ends do not tell.
  const worth = (bo: Bo | undefined): bo is Bo =>
    bo !== undefined && !bo.$type.endsWith('EventDefinition') && bo.$type !== 'bpmn:FormalExpression'
  for (const id of Object.keys(found._added)) {
    const bo = sides.after.get(id)
    if (worth(bo)) changes.push({ element: id, kind: 'added', text: words('change.added', { what: says.what(bo, 'after') }) })
  }
  for (const id of Object.keys(found._removed)) {
    const bo = sides.before.get(id)
    if (worth(bo)) changes.push({ element: id, kind: 'removed', text: words('change.removed', { what: says.what(bo, 'before') }) })
  }
  for (const id of Object.keys(found._changed)) {
    const [was, is] = [sides.before.get(id), sides.after.get(id)]
    if (!worth(was) || !worth(is)) continue
    changes.push(...says.changed(was, is).map((text) => ({ element: id, kind: 'changed' as const, text })))
  }
  const told = new Set(changes.map(({ element }) => element))
  for (const id of Object.keys(found._layoutChanged)) {
    const bo = sides.after.get(id)
    if (worth(bo) && !told.has(id) && bo.$type !== 'bpmn:SequenceFlow')
      changes.push({ element: id, kind: 'moved', text: words('change.moved', { what: says.what(bo, 'after') }) })
  }
  // Steps tell more than the arrows between them.
  const arrow = ({ element }: Change) =>
    (sides.after.get(element) ?? sides.before.get(element))?.$type === 'bpmn:SequenceFlow' ? 1 : 0
  return changes.sort((a, b) => arrow(a) - arrow(b))
}

async function read(xml: string): Promise<Bo> {
  const moddle = new BpmnModdle({ camunda })
  return (await moddle.fromXML(xml)).rootElement as unknown as Bo
}

function byId(definitions: Bo): Map<string, Bo> {
  const found = new Map<string, Bo>()
  const add = (bo: Bo) => {
    if (bo.id) found.set(bo.id, bo)
    for (const name of ['rootElements', 'flowElements', 'artifacts', 'participants'])
      if (name in bo || bo.$type === 'bpmn:Definitions')
        for (const child of (bo[name] as Bo[] | undefined) ?? []) add(child)
  }
  add(definitions)
  return found
}

class Speaker {
  constructor(
    private readonly sides: Sides,
    private readonly words: Words,
    private readonly conditionWords: ConditionWords,
  ) {}

  /** `Langkah "Telaah hukum"`, or for a flow where it leads. */
  what(bo: Bo, side: keyof Sides): string {
    const type = this.words(`type.${bo.$type}`)
    const kind = type === `type.${bo.$type}` ? this.words('type.other') : type
    if (bo.$type === 'bpmn:SequenceFlow') {
      const between = this.words('flow.between', {
        from: this.nameOf(bo['sourceRef'] as Bo | undefined, side),
        to: this.nameOf(bo['targetRef'] as Bo | undefined, side),
      })
      return `${kind} ${bo.name ? `“${bo.name}” ` : ''}${between}`
    }
    return `${kind} “${this.nameOf(bo, side)}”`
  }

  private nameOf(bo: Bo | undefined, side: keyof Sides): string {
    const known = bo && (this.sides[side].get(bo.id) ?? bo)
    return known?.name || known?.id || '?'
  }

  changed(was: Bo, is: Bo): string[] {
    const [old, now] = [this.facts(was, 'before'), this.facts(is, 'after')]
    const what = this.what(is, 'after')
    const told = [...new Set([...Object.keys(old), ...Object.keys(now)])]
      .filter((name) => (old[name] ?? '') !== (now[name] ?? ''))
      .map((name) => {
        const values = {
          what,
          attribute: this.attribute(name),
          before: quoted(old[name]),
          after: quoted(now[name]),
        }
        if (!old[name]) return this.words('change.given', values)
        return this.words(now[name] ? 'change.attribute' : 'change.dropped', values)
      })
    return told.length > 0 ? told : [this.words('change.other', { what })]
  }

  private attribute(name: string): string {
    const text = this.words(`attribute.${name}`)
    return text === `attribute.${name}` ? name : text
  }

  /** What people would notice of an element, by name. */
  private facts(bo: Bo, side: keyof Sides): Record<string, string> {
    const found: Record<string, string> = {}
    const put = (name: string, value: unknown) => {
      if (value !== undefined && value !== null && value !== '') found[name] = String(value)
    }
    put('name', bo.name)
    put('documentation', list(bo, 'documentation')[0]?.['text'])
    for (const name of ['candidateGroups', 'formKey', 'delegateExpression', 'versionTag'])
      if (bo.$instanceOf('bpmn:FlowElement') || bo.$instanceOf('bpmn:Process')) put(name, bo.get(`camunda:${name}`))
    if (found['delegateExpression']) {
      const bean = `bean.${found['delegateExpression'].replace(/^\$\{|\}$/g, '')}`
      const name = this.words(bean)
      if (name !== bean) found['delegateExpression'] = name
    }
    put('calledElement', bo['calledElement'])
    for (const [name, value] of Object.entries(properties(bo)))
      put(name, name === 'outcomes' ? readOutcomes(value).map(({ label }) => label).join(', ') : value)
    const condition = readCondition((bo['conditionExpression'] as Bo | undefined)?.['body'] as string | undefined)
    if (condition) put('conditionExpression', this.conditionWords(condition))
    const way = bo['default'] as Bo | undefined
    if (way) put('default', way.name || this.nameOf(way['targetRef'] as Bo | undefined, side))
    if (bo.$type === 'bpmn:SequenceFlow') {
      put('sourceRef', this.nameOf(bo['sourceRef'] as Bo | undefined, side))
      put('targetRef', this.nameOf(bo['targetRef'] as Bo | undefined, side))
    }
    return found
  }
}

const quoted = (value: string | undefined) => `“${value ?? ''}”`
