import { useEffect } from 'react'
import { post } from '../../api/http.ts'

/**
 * Tells the others who is here, as long as the page can be seen. The server forgets after 30 s, and shows it to the desk
 * only: whoever reads a case for another reason is not announced.
 */
export function usePresence(ticket: string, doing: 'reading' | 'writing', announced: boolean): void {
  useEffect(() => {
    if (!announced) return
    const tell = () => {
      if (document.visibilityState !== 'visible') return
      post(`/complaints/${encodeURIComponent(ticket)}/presence`, { doing }).catch(() => {
        // Not being seen for a while harms nobody.
      })
    }
    tell()
    document.addEventListener('visibilitychange', tell)
    const timer = setInterval(tell, 20_000)
    return () => {
      document.removeEventListener('visibilitychange', tell)
      clearInterval(timer)
    }
  }, [ticket, doing, announced])
}
