const mark = 'sigap.signing-in'
const patience = 20_000

let leftAt = -Infinity
window.addEventListener('beforeunload', () => {
  leftAt = Date.now()
})
// The browser may bring this very page back.
window.addEventListener('pageshow', () => {
  leftAt = -Infinity
})

/**
 * Leaves for the sign-in. The server answers a page below `/app` only to whoever is signed in, so loading this one anew
 * signs in and comes back to it; where that did not help, `/app/login` is tried. Answers false when both just failed, so
 * that nobody goes round in circles. While this page is being left nothing is done: what its last calls are answered after a
 * sign-out must not interrupt the way out.
 */
export function signIn(again = false): boolean {
  if (!again && Date.now() - leftAt < patience) return true
  const [tries = 0, at = 0] = (sessionStorage.getItem(mark) ?? '').split(' ').map(Number)
  const fresh = again || Date.now() - at > patience
  if (!fresh && tries >= 2) return false
  sessionStorage.setItem(mark, `${fresh ? 1 : tries + 1} ${Date.now()}`)
  if (fresh && !again) window.location.reload()
  else window.location.assign('/app/login')
  return true
}

export const signOut = () => window.location.assign('/app/logout')
