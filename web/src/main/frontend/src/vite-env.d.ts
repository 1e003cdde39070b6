/// <reference types="vite/client" />

declare module 'virtual:sigap-theme.css'

declare module 'virtual:sigap-lint' {
  /** The beans of `bpmn/beans.txt`, in its order. */
  export const beans: string[]
  /** bpmnlint's rule factories of `bpmn/lint`, by name. */
  export const rules: Record<string, (config?: unknown) => unknown>
}

// Packages without types; what is used of them is described where it is used.
declare module 'bpmn-js-properties-panel' {
  export const BpmnPropertiesPanelModule: object
  export const BpmnPropertiesProviderModule: object
  export function useService<T>(name: string): T
}
declare module 'bpmn-js-element-templates' {
  export const ElementTemplatesPropertiesProviderModule: object
}
declare module '@bpmn-io/properties-panel' {
  type Entry = (props: object) => unknown
  export const SelectEntry: Entry
  export const TextAreaEntry: Entry
  export const TextFieldEntry: Entry
  export const isSelectEntryEdited: (node: unknown) => boolean
  export const isTextAreaEntryEdited: (node: unknown) => boolean
  export const isTextFieldEntryEdited: (node: unknown) => boolean
}
declare module 'bpmn-js-token-simulation'
declare module 'bpmn-js-differ' {
  export function diff(before: unknown, after: unknown): {
    _added: Record<string, unknown>
    _removed: Record<string, unknown>
    _changed: Record<string, { model: unknown; attrs: Record<string, { oldValue?: unknown; newValue?: unknown }> }>
    _layoutChanged: Record<string, unknown>
  }
}
declare module 'bpmnlint/lib/linter'
declare module 'bpmnlint/lib/resolver/static-resolver'
declare module 'camunda-bpmn-moddle/resources/camunda.json' {
  const descriptor: object
  export default descriptor
}
declare module 'camunda-bpmn-moddle/resources/camunda'
declare module 'dmn-js-shared/lib/base/EditingManager' {
  export default class EditingManager {
    constructor(options: object)
  }
}
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages: object)
    fromXML(xml: string): Promise<{ rootElement: object }>
  }
}
declare module 'dmn-js-decision-table/lib/Editor'
declare module '@bpmn-io/element-templates-validator' {
  export function validate(template: object): { errors?: unknown[] | null }
}
