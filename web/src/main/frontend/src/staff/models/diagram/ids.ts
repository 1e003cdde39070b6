/** The prefix of an id by BPMN type, as in `bpmn/lint/rules/ids.js`. */
const prefixes: Record<string, string> = {
  'bpmn:BoundaryEvent': 'Boundary',
  'bpmn:StartEvent': 'Event',
  'bpmn:EndEvent': 'Event',
  'bpmn:IntermediateCatchEvent': 'Event',
  'bpmn:IntermediateThrowEvent': 'Event',
  'bpmn:CallActivity': 'Phase',
  'bpmn:SubProcess': 'SubProcess',
  'bpmn:UserTask': 'Task',
  'bpmn:ServiceTask': 'Task',
  'bpmn:SendTask': 'Task',
  'bpmn:ReceiveTask': 'Task',
  'bpmn:BusinessRuleTask': 'Task',
  'bpmn:Task': 'Task',
  'bpmn:ExclusiveGateway': 'Gateway',
  'bpmn:InclusiveGateway': 'Gateway',
  'bpmn:ParallelGateway': 'Gateway',
  'bpmn:EventBasedGateway': 'Gateway',
  'bpmn:TextAnnotation': 'Note',
  'bpmn:Association': 'Link',
  'bpmn:Group': 'Group',
}

/** `Boleh dikirim?` becomes `BolehDikirim`; empty where nothing of the label can stand in an id. */
export function pascal(label: string): string {
  const words = label
    .normalize('NFD')
    .replace(/[^A-Za-z0-9\s_-]/g, '')
    .split(/[\s_-]+/)
    .filter((word) => word !== '')
  const joined = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')
  return joined.replace(/^[0-9]+/, '').slice(0, 60)
}

/** The part of an id behind its prefix. */
export const nameOf = (id: string) => id.slice(id.indexOf('_') + 1)

interface Named {
  type: string
  label?: string
  /** Of a flow: the ids of its ends. */
  from?: string
  to?: string
}

/**
 * The id of a new element in the house style; no id that is taken.
 *
 * @returns undefined for what the house style does not name, such as labels
 */
export function houseId({ type, label, from, to }: Named, taken: (id: string) => boolean): string | undefined {
  let wanted: string
  if (type === 'bpmn:SequenceFlow') {
    if (!from || !to) return undefined
    wanted = `Flow_${upper(nameOf(from))}_To_${upper(nameOf(to))}`
  } else {
    const prefix = prefixes[type]
    if (!prefix) return undefined
    wanted = `${prefix}_${upper(pascal(label ?? '')) || 'Baru'}`
  }
  let id = wanted
  for (let n = 2; taken(id); n++) id = `${wanted}${n}`
  return id
}

/** The id of an event's definition, such as `Terminate_ReplySentBack`. */
export const definitionId = (type: string, event: string) =>
  `${type.replace(/^bpmn:/, '').replace(/EventDefinition$/, '')}_${upper(nameOf(event))}`

const upper = (name: string) => {
  const plain = name.replace(/[^A-Za-z0-9]/g, '')
  return plain === '' ? '' : plain[0]!.toUpperCase() + plain.slice(1)
}
