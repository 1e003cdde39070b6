import { Button, Group } from '@mantine/core'
import { IconHistory, IconPlayerPause, IconPlayerPlay, IconPlugConnected, IconX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../../api/http.ts'
import { useLanguage } from '../../../i18n/dictionary.ts'
import { useT } from '../../texts.ts'
import { tellDone, tellNot, tellProblem } from '../../ui/tell.tsx'
import { ReasonDialog } from '../ReasonDialog.tsx'
import { inWords } from './form.ts'
import { Gap } from './Gap.tsx'
import { gapOf } from './gaps.ts'
import { ReplayDialog } from './ReplayDialog.tsx'
import type { Health, OneChannel } from './types.ts'

/** What can be done with a channel that is not closed. */
export function Acts({ one }: { one: OneChannel }) {
  const t = useT()
  const language = useLanguage()
  const queries = useQueryClient()
  const [busy, setBusy] = useState<'test' | 'resume'>()
  const [asking, setAsking] = useState<'pause' | 'close' | 'replay'>()
  const { channel } = one
  const path = `/admin/channels/${channel.id}`
  const act = async (what: 'test' | 'resume', run: () => Promise<void>) => {
    setBusy(what)
    try {
      await run()
      await queries.invalidateQueries({ queryKey: ['admin'] })
    } catch (problem) {
      tellProblem(problem)
    } finally {
      setBusy(undefined)
    }
  }
  const test = () =>
    act('test', async () => {
      const health = await post<Health>(`${path}/test`, {}, { timeout: 90_000 })
      const words = inWords(health.message, language)
      if (health.state === 'UP') tellDone(words)
      else tellNot(words)
    })
  const resume = () =>
    act('resume', async () => {
      await post(`${path}/resume`)
      tellDone(t('admin.c.resumed', { name: channel.label }))
    })
  const replays = one.connector && gapOf(one.connector.capabilities) === 'asked'
  return (
    <>
      <Group gap="sm">
        <Button
          variant="default"
          loading={busy === 'test'}
          disabled={!one.connector}
          leftSection={<IconPlugConnected size={17} />}
          onClick={() => void test()}
        >
          {t('channel.test')}
        </Button>
        {channel.state === 'paused' ? (
          <Button
            loading={busy === 'resume'}
            leftSection={<IconPlayerPlay size={17} />}
            onClick={() => void resume()}
          >
            {t('admin.c.resume')}
          </Button>
        ) : (
          <Button
            variant="default"
            leftSection={<IconPlayerPause size={17} />}
            onClick={() => setAsking('pause')}
          >
            {t('admin.c.pause')}
          </Button>
        )}
        {replays && channel.state !== 'paused' && (
          <Button variant="default" leftSection={<IconHistory size={17} />} onClick={() => setAsking('replay')}>
            {t('channel.replay')}
          </Button>
        )}
        <Button variant="subtle" color="red" leftSection={<IconX size={17} />} onClick={() => setAsking('close')}>
          {t('channel.close')}
        </Button>
      </Group>
      {one.connector && <Gap capabilities={one.connector.capabilities} />}
      {asking === 'pause' && (
        <ReasonDialog
          title={t('admin.c.pause.title', { name: channel.label })}
          button={t('admin.c.pause')}
          run={(reason) => post(`${path}/pause`, { reason })}
          onClose={() => setAsking(undefined)}
        >
          <p>{t('admin.c.pause.text')}</p>
        </ReasonDialog>
      )}
      {asking === 'close' && (
        <ReasonDialog
          title={t('channel.close.title', { name: channel.label })}
          button={t('channel.close')}
          run={async (reason) => {
            const { told } = await post<{ told: boolean }>(`${path}/close`, { reason }, { timeout: 90_000 })
            if (told) tellDone(t('channel.closed', { name: channel.label }))
            else tellNot(t('channel.closed.untold', { name: channel.label }))
          }}
          onClose={() => setAsking(undefined)}
        >
          <p>{t('channel.close.text')}</p>
        </ReasonDialog>
      )}
      {asking === 'replay' && <ReplayDialog channel={channel} onClose={() => setAsking(undefined)} />}
    </>
  )
}
