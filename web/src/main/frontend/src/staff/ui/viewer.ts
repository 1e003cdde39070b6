import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/diagram-js.css'
import { drawingColours } from '../models/diagram/colours.ts'

/** A drawing to be looked at, moved and zoomed, in the application's colours. Whoever makes it destroys it. */
export const viewerIn = (container: HTMLElement) =>
  new NavigatedViewer({
    container,
    bpmnRenderer: {
      defaultFillColor: drawingColours.fill,
      defaultStrokeColor: drawingColours.stroke,
      defaultLabelColor: drawingColours.label,
    },
  } as ConstructorParameters<typeof NavigatedViewer>[0])
