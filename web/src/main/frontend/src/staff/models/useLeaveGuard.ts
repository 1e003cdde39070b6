import { useCallback, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'

/**
 * Keeps a person from leaving the page with work that is not saved: by a link, or by the browser's way back. What can be
 * saved at once is saved, and then the way is free.
 *
 * @returns where the person wanted to go, while the question is open, and the two answers
 */
export function useLeaveGuard(unsaved: boolean, save: () => Promise<void>) {
  const navigate = useNavigate()
  const [asked, setAsked] = useState<{ go: () => void }>()
  const open = useRef(unsaved)
  open.current = unsaved

  const leave = useCallback(
    (go: () => void) => {
      void save().then(() => {
        // The saving shows in the next rendering.
        setTimeout(() => (open.current ? setAsked({ go }) : go()), 50)
      })
    },
    [save],
  )

  useEffect(() => {
    if (!unsaved) return
    const click = (event: MouseEvent) => {
      const link = (event.target as Element | null)?.closest?.('a[href]') as HTMLAnchorElement | null
      if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      if (link.target === '_blank' || link.hasAttribute('download') || link.origin !== location.origin) return
      if (link.hash && link.pathname === location.pathname) return
      event.preventDefault()
      event.stopPropagation()
      const to = link.pathname.replace(/^\/app/, '') + link.search
      leave(() => (link.pathname.startsWith('/app') ? navigate(to) : location.assign(link.href)))
    }
    let returning = false
    const back = (event: PopStateEvent) => {
      event.stopImmediatePropagation()
      if (returning) return void (returning = false)
      returning = true
      history.go(1)
      leave(() => {
        window.removeEventListener('popstate', back, true)
        history.go(-1)
      })
    }
    document.addEventListener('click', click, true)
    window.addEventListener('popstate', back, true)
    return () => {
      document.removeEventListener('click', click, true)
      window.removeEventListener('popstate', back, true)
    }
  }, [unsaved, leave, navigate])

  return {
    asked: asked !== undefined,
    stay: () => setAsked(undefined),
    go: () => {
      const { go } = asked!
      open.current = false
      setAsked(undefined)
      go()
    },
  }
}
