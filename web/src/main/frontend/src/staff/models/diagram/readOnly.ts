import RuleProvider from 'diagram-js/lib/features/rules/RuleProvider'
import type { EventBus } from './js.ts'

/** Turns changing off and on without building the drawing anew, so that nothing that was drawn is lost. */
export class ReadOnly extends RuleProvider {
  static override $inject = ['eventBus']
  private locked = false

  constructor(eventBus: EventBus) {
    super(eventBus as never)
    eventBus.on('element.dblclick', 6000, () => (this.locked ? false : undefined))
    eventBus.on('keyboard.keydown', 6000, () => (this.locked ? true : undefined))
  }

  override init(): void {
    this.addRule(
      [
        'shape.create',
        'elements.create',
        'elements.move',
        'elements.delete',
        'shape.resize',
        'shape.append',
        'shape.replace',
        'connection.create',
        'connection.start',
        'connection.reconnect',
        'connection.updateWaypoints',
        'element.copy',
      ],
      6000,
      () => (this.locked ? false : undefined),
    )
  }

  set(locked: boolean): void {
    this.locked = locked
  }
}
