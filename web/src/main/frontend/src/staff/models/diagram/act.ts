import type { CommandStack } from './js.ts'

/** Several changes as one, which one undo takes back. */
export class Act {
  static $inject = ['commandStack']

  constructor(private readonly commandStack: CommandStack) {
    class Handler {
      preExecute({ act }: { act: () => void }): void {
        act()
      }
    }
    commandStack.registerHandler('sigap.act', Handler)
  }

  run<T>(act: () => T): T {
    let result: T | undefined
    this.commandStack.execute('sigap.act', {
      act: () => {
        result = act()
      },
    })
    return result as T
  }
}
