import { Button, Progress } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useLanguage } from '../../../i18n/dictionary.ts'
import pages from '../../pages/pages.module.css'
import { tellDone, tellProblem } from '../../ui/tell.tsx'
import { fetchFile, type Progress as Now, save, sizeOf } from './download.ts'
import { useT } from './texts.ts'

interface Running {
  now?: Now
  stop: AbortController
}

/** Fetches files for a person to save, one at a time, and tells how far it is. */
export function useFetching() {
  const t = useT()
  const [running, setRunning] = useState<Running>()
  const start = async (path: string) => {
    const stop = new AbortController()
    setRunning({ stop })
    try {
      const file = await fetchFile(path, (now) => setRunning({ stop, now }), stop.signal)
      save(file)
      tellDone(t('export.done', { name: file.name }))
    } catch (error) {
      if (!stop.signal.aborted) tellProblem(error)
    } finally {
      setRunning(undefined)
    }
  }
  return { running, start }
}

/** Buttons that take a table along; `path` without its format, `of` what the table is of. */
export function Exporting({ path, of }: { path: string; of: string }) {
  const t = useT()
  const locale = useLanguage() === 'id' ? 'id-ID' : 'en-GB'
  const { running, start } = useFetching()
  const [format, setFormat] = useState('csv')
  const take = (kind: string) => {
    setFormat(kind)
    void start(`${path}${path.includes('?') ? '&' : '?'}format=${kind}`)
  }
  const now = running?.now
  const done = Math.max(0, (now?.lines ?? 0) - 1)
  const all = now?.rows ?? 0
  return (
    <>
      <div className={pages.row} role="group" aria-label={of}>
        {(['csv', 'xlsx'] as const).map((kind) => (
          <Button
            key={kind}
            size="xs"
            variant="default"
            leftSection={<IconDownload size={16} />}
            disabled={running !== undefined}
            onClick={() => take(kind)}
          >
            {t(`export.${kind}`)}
          </Button>
        ))}
        {running && (
          <Button size="xs" variant="subtle" onClick={() => running.stop.abort()}>
            {t('export.cancel')}
          </Button>
        )}
      </div>
      {now && (
        <div role="status">
          {format === 'csv' && all > 0 && <Progress value={Math.min(100, (done * 100) / all)} my={4} />}
          <span className={pages.muted}>
            {format === 'csv'
              ? t('export.progress', { done: done.toLocaleString(locale), all: all.toLocaleString(locale) })
              : t('export.bytes', { size: sizeOf(now.bytes, locale), all: all.toLocaleString(locale) })}
          </span>
        </div>
      )}
    </>
  )
}
