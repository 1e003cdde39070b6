/** The parts of diagram-js and moddle that are used here; their own types know less than their objects do. */

export interface Bo {
  $type: string
  id: string
  name?: string
  $parent?: Bo
  $instanceOf(type: string): boolean
  get(name: string): never
  set(name: string, value: unknown): void
  [more: string]: unknown
}

export interface Shape {
  id: string
  type: string
  businessObject: Bo
  parent?: Shape
  children?: Shape[]
  incoming: Connection[]
  outgoing: Connection[]
  attachers?: Shape[]
  labelTarget?: Shape
  label?: Shape
  waypoints?: { x: number; y: number }[]
  x: number
  y: number
  width: number
  height: number
}

export interface Connection extends Shape {
  source: Shape
  target: Shape
}

export interface Registry {
  get(id: string): Shape | undefined
  filter(test: (shape: Shape) => boolean): Shape[]
  forEach(each: (shape: Shape) => void): void
}

export interface Canvas {
  zoom(level?: 'fit-viewport' | number, center?: 'auto'): number
  viewbox(box?: object): { x: number; y: number; width: number; height: number; scale: number }
  addMarker(id: string, marker: string): void
  removeMarker(id: string, marker: string): void
  scrollToElement(id: string, padding?: number): void
  getRootElement(): Shape
  getContainer(): HTMLElement
}

export interface EventBus {
  on(event: string | string[], run: (event: never) => void): void
  on(event: string | string[], priority: number, run: (event: never) => void): void
  off(event: string | string[], run: (event: never) => void): void
  fire(event: string, data?: object): void
}

export interface CommandStack {
  execute(command: string, context: object): void
  registerHandler(command: string, handler: unknown): void
  canUndo(): boolean
  canRedo(): boolean
  undo(): void
  redo(): void
}

export interface Modeling {
  appendShape(source: Shape, shape: object, at: { x: number; y: number }, target: Shape): Shape
  createShape(shape: object, at: { x: number; y: number }, target: Shape): Shape
  connect(source: Shape, target: Shape, attrs?: object): Connection
  reconnectEnd(connection: Connection, target: Shape, docking: object): void
  createSpace(moving: Shape[], resizing: Shape[], delta: { x: number; y: number }, direction: string, start: number): void
  updateProperties(element: Shape, properties: object): void
  updateModdleProperties(element: Shape, moddle: Bo, properties: object): void
  updateLabel(element: Shape, label: string): void
}

export interface ElementFactory {
  createShape(attrs: object): Shape
}

export interface BpmnFactory {
  create(type: string, attrs?: object): Bo
}

export interface Selection {
  get(): Shape[]
  select(element: Shape | Shape[] | null): void
}

export interface Overlays {
  add(element: string, type: string, overlay: object): string
  remove(filter: object): void
}

export const list = <T = Bo>(bo: Bo | undefined, name: string): T[] => (bo?.get(name) as T[] | undefined) ?? []
export const text = (bo: Bo | undefined, name: string): string | undefined => bo?.get(name) as string | undefined
