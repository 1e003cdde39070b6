import { useEffect, useRef } from 'react'

type Keys = Record<string, ((event: KeyboardEvent) => void) | undefined>

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

const covered = () => document.querySelector('[role="dialog"], [role="menu"]') !== null

// Asked before anybody hears of the key: the Esc that closes a dialog must not close the case behind it as well.
let coveredAtPress = false
window.addEventListener('keydown', () => (coveredAtPress = covered()), { capture: true })

/** Single-key shortcuts, silent while somebody types or a dialog is open. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (typing(event.target) || coveredAtPress) return
      const act = latest.current[event.key]
      if (!act) return
      // Enter belongs to the link or button that has the focus.
      if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.closest('a, button')) return
      event.preventDefault()
      act(event)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
