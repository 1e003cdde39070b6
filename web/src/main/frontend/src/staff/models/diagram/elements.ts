import { type Made, type Template, templateOf, usualGroup, waits } from './catalog.ts'
import { type Bo, type BpmnFactory, list, text } from './js.ts'
import { type Outcome, readOutcomes } from './outcomes.ts'

/** Reading and making business objects of bpmn-js in the terms of the catalogue. */

const marker = 'camunda:modelerTemplate'

export function properties(bo: Bo): Record<string, string> {
  const found: Record<string, string> = {}
  for (const extension of list(bo.get('extensionElements') as Bo | undefined, 'values'))
    if (extension.$type === 'camunda:Properties')
      for (const property of list(extension, 'values'))
        found[text(property, 'name') ?? ''] = text(property, 'value') ?? ''
  return found
}

export const outcomesOf = (bo: Bo): Outcome[] => readOutcomes(properties(bo)['outcomes'])

function made(bo: Bo): Made {
  const has = (name: string) => (bo.$instanceOf('bpmn:BaseElement') ? text(bo, name) : undefined)
  return {
    type: bo.$type,
    delegateExpression: has('camunda:delegateExpression'),
    formKey: has('camunda:formKey'),
    calledElement: bo.$type === 'bpmn:CallActivity' ? has('calledElement') : undefined,
    decisionRef: has('camunda:decisionRef'),
    properties: properties(bo),
  }
}

/** Lets the properties panel know which template an element fits. The mark never leaves the editor. */
export function markTemplate(bo: Bo): void {
  const template = templateOf(made(bo))
  if (template) bo.set(marker, template)
}

export const templateIdOf = (bo: Bo) => templateOf(made(bo))

/** The diagram as it is stored. */
export const withoutMarks = (xml: string) => xml.replace(/\s+camunda:modelerTemplate(Version)?="[^"]*"/g, '')

/** A property among the element's extensions, made or changed; with an empty value it goes. */
export function propertyList(factory: BpmnFactory, bo: Bo, name: string, value: string): Bo {
  const extensions = bo.get('extensionElements') as Bo | undefined
  const others = list(extensions, 'values').filter(({ $type }) => $type !== 'camunda:Properties')
  const entries = Object.entries({ ...properties(bo), [name]: value }).filter(([, text]) => text !== '')
  const values = entries.map(([name, value]) => factory.create('camunda:Property', { name, value }))
  const all = values.length > 0 ? [factory.create('camunda:Properties', { values }), ...others] : others
  const made = factory.create('bpmn:ExtensionElements', { values: all })
  for (const each of all) {
    each.$parent = made
    for (const property of each.$type === 'camunda:Properties' ? list(each, 'values') : []) property.$parent = each
  }
  made.$parent = bo
  return made
}

/** A business object with everything that its template says. */
export function make(factory: BpmnFactory, template: Template, definitions: Bo): Bo {
  const type = template.appliesTo[0]!
  const bo = factory.create(type, { name: template.name })
  const extensions: Bo[] = []
  const named: Bo[] = []
  for (const { binding, value = '' } of template.properties) {
    if (value === '') continue
    if (binding.type === 'property') bo.set(binding.name!, value)
    else if (binding.type === 'camunda:property') named.push(factory.create('camunda:Property', { name: binding.name, value }))
    else if (binding.type === 'camunda:in:businessKey')
      extensions.push(factory.create('camunda:In', { businessKey: value }))
    else if (binding.type === 'camunda:in') extensions.push(factory.create('camunda:In', { source: value, target: binding.target }))
    else if (binding.type === 'camunda:out')
      extensions.push(factory.create('camunda:Out', { source: binding.source, target: value }))
  }
  if (named.length > 0) extensions.unshift(factory.create('camunda:Properties', { values: named }))
  if (extensions.length > 0) bo.set('extensionElements', factory.create('bpmn:ExtensionElements', { values: extensions }))
  if (type === 'bpmn:UserTask') {
    const group = usualGroup(text(bo, 'camunda:formKey') ?? '')
    if (group) bo.set('camunda:candidateGroups', group)
  }
  if (type === 'bpmn:ReceiveTask') bo.set('messageRef', message(factory, definitions, template.id))
  bo.set('documentation', [factory.create('bpmn:Documentation', { text: template.description })])
  bo.set(marker, template.id)
  return bo
}

function message(factory: BpmnFactory, definitions: Bo, template: string): Bo | undefined {
  const name = waits.find(({ id }) => template === `sigap.wait.${id}`)?.message
  const roots = list(definitions, 'rootElements')
  const found = roots.find((root) => root.$type === 'bpmn:Message' && root.name === name)
  if (found || !name) return found
  const made = factory.create('bpmn:Message', { id: `Message_${name}`, name })
  made.$parent = definitions
  roots.unshift(made)
  return made
}

/** The nearest steps with results before a question, through gateways only. */
export function outcomesBefore(gateway: Bo): Outcome[] {
  const seen = new Set<Bo>()
  const look = (node: Bo): Outcome[] => {
    if (seen.has(node)) return []
    seen.add(node)
    return list(node, 'incoming').flatMap((flow) => {
      const source = flow.get('sourceRef') as Bo | undefined
      if (!source) return []
      if (source.$type === 'bpmn:UserTask') return outcomesOf(source)
      return source.$instanceOf('bpmn:Gateway') ? look(source) : []
    })
  }
  const found = look(gateway)
  return found.filter(({ code }, at) => found.findIndex((other) => other.code === code) === at)
}

/** Whether ends in this scope must end all of it, because a ladder may still be climbing. */
export function hasLadder(scope: Bo): boolean {
  return list(scope, 'flowElements').some(
    (node) =>
      node.$type === 'bpmn:SubProcess' &&
      Boolean(node.get('triggeredByEvent')) &&
      list(node, 'flowElements').some(
        (start) => start.$type === 'bpmn:StartEvent' && (start.get('isInterrupting') as boolean) === false,
      ),
  )
}
