import {
  isSelectEntryEdited,
  isTextAreaEntryEdited,
  isTextFieldEntryEdited,
  SelectEntry,
  TextAreaEntry,
  TextFieldEntry,
} from '@bpmn-io/properties-panel'
import { useService } from 'bpmn-js-properties-panel'
import { say, t } from '../texts.ts'
import type { Act } from './act.ts'
import { known, roles, type Template } from './catalog.ts'
import { whenLabel } from './conditionWords.ts'
import { type Condition, readCondition, sameCondition, writeCondition } from './conditions.ts'
import { outcomesBefore, outcomesOf, properties, propertyList, templateIdOf } from './elements.ts'
import { type Bo, type BpmnFactory, type Connection, list, type Modeling, type Shape, text } from './js.ts'
import { outcomesOfLines, writeOutcomes } from './outcomes.ts'
import type { Catalogue } from './menus.ts'

interface Group {
  id: string
  label?: string
  entries?: { id: string }[]
  [more: string]: unknown
}
interface Props {
  element: Shape
  id: string
}

/**
 * What the properties panel shows: name, intent, the fields of Sigap's templates, who does a step, its results, and when a
 * flow is taken. Whatever else the panel's other providers offer is left out: nothing there can be typed freely.
 */
export class Panel {
  static $inject = ['propertiesPanel']

  constructor(panel: { registerProvider(priority: number, provider: object): void }) {
    panel.registerProvider(100, this)
  }

  getGroups(element: Shape) {
    return (groups: Group[]): Group[] =>
      groups.flatMap((group) => {
        if (group.id === 'general')
          return shown(group, t('panel.general'), [...(group.entries ?? []).filter(({ id }) => id === 'name'), ...own(element)])
        if (group.id === 'documentation')
          return shown(group, t('panel.documentation'), (group.entries ?? []).filter(({ id }) => id === 'documentation'))
        return group.id.startsWith('ElementTemplates__CustomProperties') ? [{ ...group, shouldOpen: true }] : []
      })
  }
}

const shown = (group: Group, label: string, entries: { id: string }[]): Group[] =>
  entries.length > 0 ? [{ ...group, label, entries, shouldOpen: true }] : []

/** Sigap's own fields for an element. */
function own(element: Shape): { id: string }[] {
  const bo = element.businessObject
  const person = bo.$type === 'bpmn:UserTask'
  const step = person && text(bo, 'camunda:formKey') === 'step'
  const groups = person ? text(bo, 'camunda:candidateGroups') : undefined
  const entry = (
    offered: boolean,
    id: string,
    component: (props: Props) => unknown,
    isEdited: (node: unknown) => boolean,
  ) => (offered ? [{ id, element, component, isEdited }] : [])
  return [
    ...entry(bo.$type === 'bpmn:ServiceTask', 'sigap-bean', Work, isSelectEntryEdited),
    ...entry(person, 'sigap-who', Who, isSelectEntryEdited),
    ...entry(person && (isOther(groups) || writing.has(bo)), 'sigap-who-code', WhoCode, isTextFieldEntryEdited),
    ...entry(step, 'sigap-instruction', Instruction, isTextAreaEntryEdited),
    ...entry(step, 'sigap-outcomes', Outcomes, isTextAreaEntryEdited),
    ...entry(asks(element), 'sigap-condition', When, isSelectEntryEdited),
  ]
}

const asks = (element: Shape) =>
  element.type === 'bpmn:SequenceFlow' &&
  ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway'].includes((element as Connection).source.type) &&
  list((element as Connection).source.businessObject, 'outgoing').length > 1

/** Waits until somebody stops typing. */
const debounced = () => useService<(run: unknown) => unknown>('debounceInput')

function Work({ element, id }: Props) {
  const templates = useService<Catalogue>('sigapCatalogue').templates
  const apply = useService<{ applyTemplate(element: Shape, template: Template): void }>('elementTemplates')
  const beans = templates.filter((template) => template.id.startsWith('sigap.bean.'))
  return SelectEntry({
    element,
    id,
    label: t('panel.work'),
    description: beans.find((template) => template.id === templateIdOf(element.businessObject))?.description,
    getOptions: () => [
      ...(templateIdOf(element.businessObject) ? [] : [{ value: '', label: t('panel.work.none') }]),
      ...beans.map((template) => ({ value: template.id, label: template.name })),
    ],
    getValue: () => templateIdOf(element.businessObject) ?? '',
    setValue: (value: string) => {
      const template = beans.find((one) => one.id === value)
      if (template) apply.applyTemplate(element, template)
    },
  })
}

const other = '…'

/** Steps for which somebody is about to write another role. */
const writing = new WeakSet<Bo>()
const isOther = (groups: string | undefined) => groups !== undefined && groups !== '' && !roles.includes(groups)

function Who({ element, id }: Props) {
  const modeling = useService<Modeling>('modeling')
  const groups = text(element.businessObject, 'camunda:candidateGroups')
  return SelectEntry({
    element,
    id,
    label: t('panel.who'),
    getOptions: () => [
      { value: '', label: t('panel.who.none') },
      ...roles.map((value) => ({ value, label: say(`role.${value}`) })),
      { value: other, label: t('panel.who.other') },
    ],
    getValue: () => (isOther(groups) || writing.has(element.businessObject) ? other : (groups ?? '')),
    setValue: (value: string) => {
      if (value === other) writing.add(element.businessObject)
      else writing.delete(element.businessObject)
      modeling.updateProperties(element, { 'camunda:candidateGroups': (value !== other && value) || undefined })
    },
  })
}

function WhoCode({ element, id }: Props) {
  const modeling = useService<Modeling>('modeling')
  return TextFieldEntry({
    element,
    id,
    label: t('panel.who.code'),
    description: t('panel.who.code.text'),
    debounce: debounced(),
    getValue: () => text(element.businessObject, 'camunda:candidateGroups') ?? '',
    setValue: (value: string | undefined) =>
      modeling.updateProperties(element, { 'camunda:candidateGroups': value?.trim() || undefined }),
    validate: (value: string | undefined) =>
      value && !/^[A-Za-z0-9/_.-]{1,80}(\s*,\s*[A-Za-z0-9/_.-]{1,80}){0,9}$/.test(value.trim()) && !/^\$\{\w+\}$/.test(value)
        ? t('panel.who.wrong')
        : undefined,
  })
}

function Instruction({ element, id }: Props) {
  const modeling = useService<Modeling>('modeling')
  const factory = useService<BpmnFactory>('bpmnFactory')
  return TextAreaEntry({
    element,
    id,
    label: t('step.instruction'),
    description: t('step.instruction.text'),
    rows: 2,
    debounce: debounced(),
    getValue: () => properties(element.businessObject)['instruction'] ?? '',
    setValue: (value: string | undefined) =>
      modeling.updateProperties(element, {
        extensionElements: propertyList(factory, element.businessObject, 'instruction', value?.trim() ?? ''),
      }),
  })
}

function Outcomes({ element, id }: Props) {
  const modeling = useService<Modeling>('modeling')
  const factory = useService<BpmnFactory>('bpmnFactory')
  const act = useService<Act>('sigapAct')
  const outcomes = outcomesOf(element.businessObject)
  return TextAreaEntry({
    element,
    id,
    label: t('panel.outcomes'),
    description: t('panel.outcomes.text'),
    rows: 3,
    debounce: debounced(),
    getValue: () => outcomes.map(({ label }) => label).join('\n'),
    setValue: (value: string | undefined) => {
      const changed = outcomesOfLines(value ?? '', outcomes)
      act.run(() => {
        modeling.updateProperties(element, {
          extensionElements: propertyList(factory, element.businessObject, 'outcomes', writeOutcomes(changed)),
        })
        relabel(element, outcomes, changed, modeling)
      })
    },
  })
}

/** The flows that bear a result's old label get its new one. */
function relabel(
  step: Shape,
  before: { code: string; label: string }[],
  after: { code: string; label: string }[],
  modeling: Modeling,
): void {
  for (const flow of step.outgoing ?? [])
    for (const answer of flow.target.type === 'bpmn:ExclusiveGateway' ? flow.target.outgoing : [])
      for (const { code, label } of before) {
        const now = after.find((one) => one.code === code)
        if (now && now.label !== label && answer.businessObject.name === label)
          modeling.updateProperties(answer, { name: now.label })
      }
}

const otherwise = 'default'

function When({ element, id }: Props) {
  const modeling = useService<Modeling>('modeling')
  const factory = useService<BpmnFactory>('bpmnFactory')
  const act = useService<Act>('sigapAct')
  const flow = element.businessObject
  const gateway = (element as Connection).source
  const now = readCondition(text(flow.get('conditionExpression') as Bo | undefined, 'body'))
  const isDefault = gateway.businessObject.get('default') === flow
  const offered = conditions(gateway.businessObject, now)
  const choose = (value: string) =>
    act.run(() => {
      const expression = value === '' || value === otherwise ? undefined : factory.create('bpmn:FormalExpression', { body: value })
      if (expression) expression.$parent = flow
      modeling.updateProperties(element, { conditionExpression: expression })
      if (value === otherwise) modeling.updateProperties(gateway, { default: flow })
      else if (isDefault) modeling.updateProperties(gateway, { default: undefined })
    })
  return SelectEntry({
    element,
    id,
    label: t('panel.condition'),
    description: t('panel.condition.text'),
    getOptions: () => [
      ...(now || isDefault ? [] : [{ value: '', label: t('panel.condition.none') }]),
      ...offered.map(({ condition, label }) => ({ value: writeCondition(condition), label })),
      { value: otherwise, label: t('panel.condition.default') },
    ],
    getValue: () => (isDefault ? otherwise : now ? writeCondition(now) : ''),
    setValue: choose,
  })
}

/** What can be asked at a question: the results of the step before it, and what Sigap itself finds out. */
export function conditions(gateway: Bo, now: Condition | undefined): { condition: Condition; label: string }[] {
  const offered = [
    ...outcomesBefore(gateway).map(({ code, label }) => ({
      condition: { kind: 'equals', variable: 'outcome', value: code } as Condition,
      label: t('panel.condition.outcome', { label }),
    })),
    ...known.map((condition) => ({ condition, label: t('panel.condition.if', { what: whenLabel(condition) }) })),
  ]
  if (now && !offered.some(({ condition }) => sameCondition(condition, now)))
    offered.unshift({ condition: now, label: t('panel.condition.kept', { text: writeCondition(now) }) })
  return offered
}
