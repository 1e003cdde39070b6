import { useSyncExternalStore } from 'react'

/** One clock for all: components that ask for seconds tick each second, the rest every fifteen. */
function ticker(interval: number) {
  let now = Date.now()
  let timer: ReturnType<typeof setInterval> | undefined
  const listeners = new Set<() => void>()
  return {
    subscribe(listener: () => void) {
      listeners.add(listener)
      if (!timer) {
        now = Date.now()
        timer = setInterval(() => {
          now = Date.now()
          for (const tell of listeners) tell()
        }, interval)
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) {
          clearInterval(timer)
          timer = undefined
        }
      }
    },
    read: () => now,
  }
}

const slow = ticker(15_000)
const fast = ticker(1_000)

export const useNow = () => useSyncExternalStore(slow.subscribe, slow.read)
export const useSeconds = () => useSyncExternalStore(fast.subscribe, fast.read)
