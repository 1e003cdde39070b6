import { useEffect } from 'react'
import { post } from '../../api/http.ts'

/** Tells the others who is here, as long as the page can be seen. The server forgets after 30 s. */
export function usePresence(ticket: string, doing: 'reading' | 'writing'): void {
  useEffect(() => {
    const tell = () => {
      if (document.visibilityState !== 'visible') return
      post(`/complaints/${encodeURIComponent(ticket)}/presence`, { doing }).catch(() => {
        // Not being seen for a while harms nobody.
      })
    }
    tell()
    const timer = setInterval(tell, 20_000)
    return () => clearInterval(timer)
  }, [ticket, doing])
}
