import { wayOf } from '../../logic/answered.ts'
import { useSession } from '../session.tsx'
import { useT } from '../texts.ts'

/** Who answered for an agency, by name where it is known; or how, where it answered without an account. */
export function AnsweredBy({ by, name }: { by: string | undefined; name?: (username: string) => string }) {
  const t = useT()
  const { me } = useSession()
  const way = wayOf(by)
  if (by === undefined) return null
  if (way) return t(`answered.${way}`)
  return by === me.username ? me.name : (name?.(by) ?? by)
}
