import { BpmnPropertiesPanelModule, BpmnPropertiesProviderModule } from 'bpmn-js-properties-panel'
import { ElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates'
import Modeler from 'bpmn-js/lib/Modeler'
import TokenSimulationModule from 'bpmn-js-token-simulation'
import camunda from 'camunda-bpmn-moddle/resources/camunda'
import { Act } from './act.ts'
import type { Template } from './catalog.ts'
import { markTemplate, withoutMarks } from './elements.ts'
import { HouseStyle } from './houseStyle.ts'
import { InsertStep } from './insertStep.ts'
import type { Bo } from './js.ts'
import { Marks } from './marks.ts'
import { Menus } from './menus.ts'
import { Panel } from './panel.ts'
import { drawingColours } from './colours.ts'
import { ReadOnly } from './readOnly.ts'
import { translateModule } from './translate.ts'

interface Places {
  canvas: HTMLElement
  panel: HTMLElement
}

/** bpmn-js with the panel, the templates and the simulation, and with Sigap's menus and habits on top. */
export function createModeler(places: Places, templates: Template[]): Modeler {
  const modeler = new Modeler({
    container: places.canvas,
    propertiesPanel: { parent: places.panel },
    bpmnRenderer: {
      defaultFillColor: drawingColours.fill,
      defaultStrokeColor: drawingColours.stroke,
      defaultLabelColor: drawingColours.label,
    },
    moddleExtensions: { camunda },
    elementTemplates: templates,
    additionalModules: [
      translateModule,
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      ElementTemplatesPropertiesProviderModule,
      TokenSimulationModule,
      {
        __init__: ['sigapMenus', 'sigapPanel', 'sigapHouseStyle', 'sigapMarks', 'sigapReadOnly'],
        sigapCatalogue: ['value', { templates }],
        sigapAct: ['type', Act],
        sigapInsertStep: ['type', InsertStep],
        sigapMenus: ['type', Menus],
        sigapPanel: ['type', Panel],
        sigapHouseStyle: ['type', HouseStyle],
        sigapMarks: ['type', Marks],
        sigapReadOnly: ['type', ReadOnly],
      },
    ],
  } as ConstructorParameters<typeof Modeler>[0])
  // Before anything is shown, so that the panel knows from the first moment.
  modeler.on('import.parse.complete', ({ elementsById }: { elementsById?: Record<string, Bo> }) => {
    for (const bo of Object.values(elementsById ?? {})) markTemplate(bo)
  })
  return modeler
}

/** The diagram as it is stored: without what only the editor needs. */
export async function written(modeler: Modeler): Promise<string> {
  const { xml } = await modeler.saveXML({ format: true })
  return withoutMarks(xml ?? '')
}

/** The ids of a stored diagram. */
export const idsOf = (xml: string): string[] => [...xml.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!)
