/** What an element of the menus would become. */
export interface Target {
  type: string
  eventDefinitionType?: string
  isExpanded?: boolean
  triggeredByEvent?: boolean
}

/** The events of `BpmnVocabulary` in ejb/core, each with the definitions that it may have; '' is none. */
const events: Record<string, string[]> = {
  'bpmn:StartEvent': ['', 'bpmn:MessageEventDefinition', 'bpmn:TimerEventDefinition', 'bpmn:ErrorEventDefinition'],
  'bpmn:EndEvent': [
    '',
    'bpmn:TerminateEventDefinition',
    'bpmn:ErrorEventDefinition',
    'bpmn:EscalationEventDefinition',
  ],
  'bpmn:IntermediateCatchEvent': ['bpmn:MessageEventDefinition', 'bpmn:TimerEventDefinition'],
  'bpmn:IntermediateThrowEvent': ['bpmn:EscalationEventDefinition'],
  'bpmn:BoundaryEvent': [
    'bpmn:MessageEventDefinition',
    'bpmn:TimerEventDefinition',
    'bpmn:ErrorEventDefinition',
    'bpmn:EscalationEventDefinition',
  ],
}

/** The nodes without definitions that the server's check lets in. */
const nodes = [
  'bpmn:UserTask',
  'bpmn:ServiceTask',
  'bpmn:SendTask',
  'bpmn:ReceiveTask',
  'bpmn:BusinessRuleTask',
  'bpmn:CallActivity',
  'bpmn:SubProcess',
  'bpmn:ExclusiveGateway',
  'bpmn:ParallelGateway',
  'bpmn:InclusiveGateway',
  'bpmn:EventBasedGateway',
  'bpmn:TextAnnotation',
  'bpmn:Association',
  'bpmn:Group',
  'bpmn:SequenceFlow',
]

/** Whether the server lets such an element in. */
export function isAllowed({ type, eventDefinitionType = '' }: Target): boolean {
  return events[type]?.includes(eventDefinitionType) ?? (nodes.includes(type) && eventDefinitionType === '')
}

/**
 * Whether the editor offers to make such an element from another. Less than is allowed: whatever needs a template to be of
 * any use (tasks, calls, waits), or a message, an error or an instant that only the shipped diagrams bring along, is added
 * through the list of work instead.
 */
export function isOffered(target: Target): boolean {
  return (
    isAllowed(target) &&
    ['bpmn:StartEvent', 'bpmn:EndEvent', 'bpmn:ExclusiveGateway', 'bpmn:ParallelGateway'].includes(target.type) &&
    ['', 'bpmn:TerminateEventDefinition'].includes(target.eventDefinitionType ?? '')
  )
}

/** Entries of the palette and the context pad of bpmn-js that stay; everything else is Sigap's own. */
export const palette = [
  'hand-tool',
  'lasso-tool',
  'space-tool',
  'global-connect-tool',
  'tool-separator',
  'create.exclusive-gateway',
  'create.end-event',
]
export const contextPad = ['append.end-event', 'append.gateway', 'append.text-annotation', 'connect', 'delete', 'replace']

/** Of a menu's entries those that are offered, by what each would make; entries without a target only if named. */
export function offered<E>(entries: Record<string, E>, targets: Map<string, Target[]>, named: string[]): Record<string, E> {
  return Object.fromEntries(
    Object.entries(entries).filter(
      ([id]) => named.includes(id) || (targets.has(id) && targets.get(id)!.every((target) => isOffered(target))),
    ),
  )
}
