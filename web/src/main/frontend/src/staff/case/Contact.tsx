import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../api/http.ts'
import { useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { tellProblem } from '../ui/tell.tsx'
import { useWork } from './work.ts'

/** Masked, until the holder asks to see it in order to reach the citizen. */
export function Contact({ masked }: { masked: string }) {
  const t = useT()
  const { me } = useSession()
  const { c } = useWork()
  const queries = useQueryClient()
  const [shown, setShown] = useState<string>()
  const [busy, setBusy] = useState(false)
  const mine = c.state !== 'closed' && c.holder?.username === me.username
  const show = async () => {
    setBusy(true)
    try {
      const { contact } = await post<{ contact?: string }>(`/complaints/${encodeURIComponent(c.ticket)}/contact`)
      setShown(contact)
      await queries.invalidateQueries({ queryKey: ['complaint', c.ticket] })
    } catch (error) {
      tellProblem(error)
    } finally {
      setBusy(false)
    }
  }
  // Who no longer holds the case no longer sees it.
  if (mine && shown !== undefined) return <>{shown}</>
  return (
    <>
      {masked}{' '}
      {mine && (
        <Button
          size="compact-xs"
          variant="subtle"
          loading={busy}
          title={t('fact.contact.hint')}
          onClick={() => void show()}
        >
          {t('fact.contact.show')}
        </Button>
      )}
    </>
  )
}
