import EditingManager from 'dmn-js-shared/lib/base/EditingManager'
import DecisionTableEditor from 'dmn-js-decision-table/lib/Editor'
import { translateModule } from '../diagram/translate.ts'
import type { Bo } from '../diagram/js.ts'

interface Decision {
  id: string
  name?: string
  $type: string
  decisionLogic?: { $type: string; rule?: { id: string; inputEntry?: Bo[]; outputEntry?: Bo[] }[] }
}

interface View {
  element: Decision
  type: string
}

/** What is used of dmn-js. */
export interface Tables {
  importXML(xml: string): Promise<unknown>
  saveXML(options: object): Promise<{ xml: string }>
  getViews(): View[]
  getActiveView(): View | undefined
  getActiveViewer(): { get<T>(name: string): T }
  open(view: View): Promise<unknown>
  on(event: string, run: (event: never) => void): void
  destroy(): void
}

/** dmn-js with decision tables alone: Sigap's tables are FEEL, and what depends on what is not drawn. */
class TablesOnly extends EditingManager {
  _getViewProviders() {
    return [
      {
        id: 'decisionTable',
        constructor: DecisionTableEditor,
        opens: (element: Decision) =>
          element.$type === 'dmn:Decision' && element.decisionLogic?.$type === 'dmn:DecisionTable',
      },
    ]
  }
}

export function createTables(container: HTMLElement): Tables {
  return new TablesOnly({
    container,
    common: {
      expressionLanguages: { options: [{ label: 'FEEL', value: 'feel' }], defaults: { editor: 'feel' } },
      dataTypes: ['string', 'boolean', 'integer', 'number', 'date'],
    },
    decisionTable: { additionalModules: [translateModule] },
  }) as unknown as Tables
}
