const mark = 'sigap.signing-in'

/**
 * Leaves for the sign-in. The server answers a page below `/app` only to whoever is signed in, so loading this one anew
 * signs in and comes back to it; where that did not help, `/app/login` is tried. Answers false when both just failed, so
 * that nobody goes round in circles.
 */
export function signIn(again = false): boolean {
  const [tries = 0, at = 0] = (sessionStorage.getItem(mark) ?? '').split(' ').map(Number)
  const fresh = again || Date.now() - at > 20_000
  if (!fresh && tries >= 2) return false
  sessionStorage.setItem(mark, `${fresh ? 1 : tries + 1} ${Date.now()}`)
  if (fresh && !again) window.location.reload()
  else window.location.assign('/app/login')
  return true
}

export const signOut = () => window.location.assign('/app/logout')
