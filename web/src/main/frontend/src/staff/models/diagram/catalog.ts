import { beans } from 'virtual:sigap-lint'
import type { Condition } from './conditions.ts'

/**
 * What an office may put into a diagram: Sigap's services, forms, waits, ladders, phases and tables, as element templates.
 * Nothing of them asks for a class, a script or an expression.
 */

export const formKeys = ['triage', 'coordinate', 'draft', 'approve', 'answer-agency', 'step'] as const
export type FormKey = (typeof formKeys)[number]

/** Who usually does the task of each form. */
const usual: Record<FormKey, string> = {
  triage: 'operator',
  coordinate: 'operator',
  draft: 'operator',
  approve: 'approver',
  'answer-agency': 'agency-officer',
  step: '',
}

export const roles = ['operator', 'approver', 'agency-officer', 'administrator', 'auditor']
export const ladders = ['TRIAGE', 'COORDINATION', 'WORDING', 'SENDING', 'FORWARDING', 'ASK', 'FOLLOW-UP']

/** What a case can wait for, with the message that ends the wait. */
export const waits = [
  { id: 'wait-send', message: 'SendOutcome' },
  { id: 'wait-citizen', message: 'CitizenWrote' },
  { id: 'wait-comeback', message: 'CitizenWrote' },
] as const

/** What each phase hands back to its caller. */
const results: Record<string, string[]> = {
  CoordinationPhase: ['decision'],
  WordingPhase: ['decision'],
  ReplyPhase: ['sendOutcome', 'wordingKind'],
  FollowUpPhase: ['citizenOutcome'],
  ForwardingPhase: ['agencyOutcome'],
  AskPhase: ['citizenOutcome'],
}

/** The variable that a table's answer goes to. */
const answers: Record<string, string> = { TriagePolicy: 'triageDecision', ApprovalPolicy: 'approvalDecision' }

/** What a flow out of a question can ask for, beside the results of a step before it. */
export const known: Condition[] = [
  { kind: 'equals', variable: 'decision', value: 'submitted' },
  { kind: 'equals', variable: 'decision', value: 'approved' },
  { kind: 'equals', variable: 'decision', value: 'returned' },
  { kind: 'equals', variable: 'decision', value: 'forward' },
  { kind: 'equals', variable: 'decision', value: 'close' },
  { kind: 'equals', variable: 'decision', value: 'coordinate' },
  { kind: 'equals', variable: 'sendOutcome', value: 'sent' },
  { kind: 'equals', variable: 'wordingKind', value: 'question' },
  { kind: 'equals', variable: 'agencyOutcome', value: 'answered' },
  { kind: 'equals', variable: 'citizenOutcome', value: 'replied' },
  { kind: 'equals', variable: 'citizenOutcome', value: 'comeback' },
  { kind: 'number', variable: 'approvalsLeft', operator: '>', value: 0 },
  { kind: 'flag', variable: 'emergency' },
  { kind: 'flag', variable: 'needsReview' },
  { kind: 'flag', variable: 'anotherRung' },
]

interface Property {
  id?: string
  label?: string
  description?: string
  type: 'Hidden' | 'Dropdown'
  value?: string
  choices?: { name: string; value: string }[]
  binding: { type: string; name?: string; source?: string; target?: string }
}

/** An element template as bpmn-js-element-templates takes it. */
export interface Template {
  $schema: string
  id: string
  name: string
  description: string
  appliesTo: string[]
  properties: Property[]
}

const schema = 'https://unpkg.com/@camunda/element-templates-json-schema@0.9.1/resources/schema.json'
const hidden = (name: string, value: string): Property => ({
  type: 'Hidden',
  value,
  binding: { type: 'property', name },
})


/**
 * Everything on offer.
 *
 * @param say the words, by key
 * @param models the phases and tables of the newest release
 */
export function templates(say: (key: string) => string, models: { key: string; name: string; kind: string }[]): Template[] {
  const template = (id: string, name: string, description: string, appliesTo: string, properties: Property[]) => ({
    $schema: schema,
    id,
    name,
    description,
    appliesTo: [appliesTo],
    properties,
  })
  return [
    ...beans.map((bean) =>
      template(`sigap.bean.${bean}`, say(`bean.${bean}`), say(`bean.${bean}.text`), 'bpmn:ServiceTask', [
        hidden('camunda:delegateExpression', `\${${bean}}`),
      ]),
    ),
    ...formKeys.map((form) =>
      template(`sigap.form.${form}`, say(`form.${form}`), say(`form.${form}.text`), 'bpmn:UserTask', [
        hidden('camunda:formKey', form),
      ]),
    ),
    ...waits.map(({ id }) =>
      template(`sigap.wait.${id}`, say(`wait.${id}`), say(`wait.${id}.text`), 'bpmn:ReceiveTask', [
        { type: 'Hidden', value: id, binding: { type: 'camunda:property', name: 'wait' } },
      ]),
    ),
    ...models
      .filter(({ kind, key }) => kind === 'process' && key !== 'ComplaintProcess')
      .map(({ key, name }) =>
        template(`sigap.call.${key}`, name, say('call.text').replace('{name}', name), 'bpmn:CallActivity', [
          hidden('calledElement', key),
          hidden('camunda:calledElementBinding', 'deployment'),
          {
            type: 'Hidden',
            value: '#{execution.processBusinessKey}',
            binding: { type: 'camunda:in:businessKey' },
          },
          { type: 'Hidden', value: 'complaintId', binding: { type: 'camunda:in', target: 'complaintId' } },
          ...(results[key] ?? []).map((name) => ({
            type: 'Hidden' as const,
            value: name,
            binding: { type: 'camunda:out', source: name },
          })),
        ]),
      ),
    ...models
      .filter(({ kind, key }) => kind === 'decision' && answers[key])
      .map(({ key, name }) =>
        template(`sigap.table.${key}`, name, say('table.text').replace('{name}', name), 'bpmn:BusinessRuleTask', [
          hidden('camunda:decisionRef', key),
          hidden('camunda:decisionRefBinding', 'deployment'),
          hidden('camunda:resultVariable', answers[key]!),
          hidden('camunda:mapDecisionResult', 'singleResult'),
        ]),
      ),
    template('sigap.phase', say('phase'), say('phase.text'), 'bpmn:Process', [
      {
        id: 'ladder',
        label: say('phase.ladder'),
        description: say('phase.ladder.text'),
        type: 'Dropdown',
        choices: ladders.map((value) => ({ name: say(`ladder.${value}`), value })),
        binding: { type: 'camunda:property', name: 'ladder' },
      },
    ]),
  ]
}

/** The parts of an element that tell which template it was made with. */
export interface Made {
  type: string
  delegateExpression?: string
  formKey?: string
  calledElement?: string
  decisionRef?: string
  properties: Record<string, string>
}

/** Which template an element fits; diagrams do not say so themselves. */
export function templateOf(made: Made): string | undefined {
  switch (made.type) {
    case 'bpmn:ServiceTask':
    case 'bpmn:SendTask': {
      const bean = /^\$\{(\w+)\}$/.exec(made.delegateExpression ?? '')?.[1]
      return bean && beans.includes(bean) && made.type === 'bpmn:ServiceTask' ? `sigap.bean.${bean}` : undefined
    }
    case 'bpmn:UserTask':
      return formKeys.includes(made.formKey as FormKey) ? `sigap.form.${made.formKey}` : undefined
    case 'bpmn:ReceiveTask':
      return waits.some(({ id }) => id === made.properties['wait']) ? `sigap.wait.${made.properties['wait']}` : undefined
    case 'bpmn:CallActivity':
      return made.calledElement ? `sigap.call.${made.calledElement}` : undefined
    case 'bpmn:BusinessRuleTask':
      return made.decisionRef ? `sigap.table.${made.decisionRef}` : undefined
    case 'bpmn:Process':
      return made.properties['ladder'] !== undefined ? 'sigap.phase' : undefined
    default:
      return undefined
  }
}

/** Who does a task of that form unless the office says otherwise; '' where it must say so. */
export const usualGroup = (form: string) => usual[form as FormKey] ?? ''
