import { Button, Radio, TextInput } from '@mantine/core'
import { IconFileZip } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useLanguage } from '../../../i18n/dictionary.ts'
import { Page } from '../../pages/Page.tsx'
import pages from '../../pages/pages.module.css'
import { sizeOf } from './download.ts'
import { useFetching } from './Exporting.tsx'
import css from './report.module.css'
import { useT } from './texts.ts'

/** One case as one file, in full or blackened. */
export default function DossierPage() {
  const t = useT()
  const locale = useLanguage() === 'id' ? 'id-ID' : 'en-GB'
  const [ticket, setTicket] = useState(useParams()['ticket'] ?? '')
  const [version, setVersion] = useState('full')
  const { running, start } = useFetching()
  const number = ticket.trim().toUpperCase()
  return (
    <Page title={t('dossier.title')} text={t('dossier.text')}>
      <form
        className={`${pages.card} ${css.part}`}
        onSubmit={(event) => {
          event.preventDefault()
          void start(`/complaints/${encodeURIComponent(number)}/dossier?version=${version}`)
        }}
      >
        <TextInput
          required
          label={t('dossier.ticket')}
          placeholder="SGP-2026-000041"
          value={ticket}
          onChange={(event) => setTicket(event.currentTarget.value)}
        />
        <Radio.Group label={t('dossier.version')} value={version} onChange={setVersion}>
          <div className={css.versions}>
            {(['full', 'public'] as const).map((one) => (
              <Radio key={one} value={one} label={t(`dossier.${one}`)} description={t(`dossier.${one}.text`)} />
            ))}
          </div>
        </Radio.Group>
        <div className={pages.row}>
          <Button
            type="submit"
            leftSection={<IconFileZip size={18} />}
            loading={running !== undefined}
            disabled={number === ''}
          >
            {t('dossier.make')}
          </Button>
          {running && (
            <Button variant="subtle" onClick={() => running.stop.abort()}>
              {t('export.cancel')}
            </Button>
          )}
          {number !== '' && !running && (
            <Button variant="default" component={Link} to={`/complaints/${encodeURIComponent(number)}`}>
              {t('dossier.case')}
            </Button>
          )}
        </div>
        <p className={pages.muted} role="status">
          {running &&
            (running.now
              ? t('dossier.size', { size: sizeOf(running.now.bytes, locale) })
              : t('dossier.making'))}
        </p>
        <p className={pages.muted}>{t('dossier.recorded')}</p>
      </form>
      <section className={`${pages.card} ${css.part}`} aria-labelledby="dossier-verify">
        <h2 id="dossier-verify">{t('dossier.verify')}</h2>
        <p>{t('dossier.verify.text')}</p>
        <pre className={css.command}>
          java -jar sigap-ledger-verifier.jar dossier {number || 'SGP-2026-000041'}-
          {version === 'full' ? 'lengkap' : 'publik'}.zip --key kunci-jejak.pem
        </pre>
      </section>
    </Page>
  )
}
