import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Link } from 'react-router'
import { Page } from '../../pages/Page.tsx'
import pages from '../../pages/pages.module.css'
import { type Key, useT } from '../../texts.ts'
import { When } from '../../ui/marks.tsx'
import { PageSkeleton } from '../../ui/Skeletons.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import css from '../admin.module.css'
import { useAccountRegister } from '../queries.ts'
import { registrationFields } from './form.ts'

/** The register of accounts: whose, who answers for them, by what right and what for. */
export function AccountRegisterPage() {
  const t = useT()
  const found = useAccountRegister()
  return (
    <Page wide title={t('channel.accounts')} text={t('channel.accounts.text')}>
      <div className={css.tools}>
        <Link className={css.open} to="/admin/channels">{t('channel.back')}</Link>
        <Button
          variant="default"
          component="a"
          href="/api/admin/channel-register/csv"
          download="daftar-akun.csv"
          leftSection={<IconDownload size={17} />}
        >
          {t('admin.export')}
        </Button>
      </div>
      {found.isPending && <PageSkeleton />}
      {found.error && (
        <Trouble error={found.error} action={{ label: t('error.retry'), run: () => void found.refetch() }} />
      )}
      <ul className={pages.list}>
        {found.data?.items.map((entry) => (
          <li key={entry.id} className={pages.item}>
            <div className={pages.itemHead}>
              <b>
                <Link className={css.open} to={`/admin/channels/${entry.id}`}>{entry.label}</Link>
              </b>
              <span className={pages.muted}>
                {entry.platform} · {t(`admin.c.${entry.state}` as Key)}
              </span>
            </div>
            <dl className={pages.facts}>
              {registrationFields.map((field) => (
                <div key={field}>
                  <dt>{t(`channel.${field}` as Key)}</dt>
                  <dd>{entry.registration[field] ?? <span className={css.lack}>{t('channel.unfilled')}</span>}</dd>
                </div>
              ))}
              {entry.openedAt && (
                <div>
                  <dt>{t('channel.openedAt')}</dt>
                  <dd>
                    <When at={entry.openedAt} exact />
                  </dd>
                </div>
              )}
              {entry.closedAt && (
                <div>
                  <dt>{t('channel.closedAt')}</dt>
                  <dd>
                    <When at={entry.closedAt} exact />
                  </dd>
                </div>
              )}
            </dl>
          </li>
        ))}
      </ul>
    </Page>
  )
}
