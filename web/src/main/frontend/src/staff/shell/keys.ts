import { useEffect, useRef } from 'react'

type Keys = Record<string, ((event: KeyboardEvent) => void) | undefined>

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

const covered = () => document.querySelector('[role="dialog"], [role="menu"]') !== null

// Asked before anybody hears of the key: the Esc that closes a dialog must not close the case behind it as well.
let coveredAtPress = false
window.addEventListener('keydown', () => (coveredAtPress = covered()), { capture: true })

const asked: { current: Keys }[] = []

window.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  if (typing(event.target) || coveredAtPress) return
  // Enter belongs to the link or button that has the focus.
  if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.closest('a, button')) return
  const act = asked.findLast(({ current }) => current[event.key])?.current[event.key]
  if (!act) return
  event.preventDefault()
  act(event)
})

/** Single-key shortcuts, silent while somebody types or a dialog is open; of two for one key the inner one acts. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    asked.push(latest)
    return () => void asked.splice(asked.indexOf(latest), 1)
  }, [])
}
