import { useLanguage } from '../../../i18n/dictionary.ts'
import pages from '../../pages/pages.module.css'
import { type Key, useT } from '../../texts.ts'
import { Ago, When } from '../../ui/marks.tsx'
import { inWords } from './form.ts'
import type { AdminChannel, OneChannel } from './types.ts'

/** What a channel last brought, what was not taken in, what went wrong, and what its connector says of it. */
export function HealthView({ channel, counted }: { channel: AdminChannel; counted?: Pick<OneChannel, 'refused' | 'repeated'> }) {
  const t = useT()
  const language = useLanguage()
  const { health } = channel
  return (
    <dl className={pages.facts}>
      <div>
        <dt>{t('admin.c.last')}</dt>
        <dd>{channel.lastEventAt ? <Ago at={channel.lastEventAt} /> : t('admin.c.never')}</dd>
      </div>
      {channel.polledAt && (
        <div>
          <dt>{t('admin.c.polled')}</dt>
          <dd>
            <Ago at={channel.polledAt} />
          </dd>
        </div>
      )}
      <div>
        <dt>{t('admin.c.waiting')}</dt>
        <dd>{channel.waiting}</dd>
      </div>
      {counted && counted.refused + counted.repeated > 0 && (
        <div>
          <dt>{t('channel.counted')}</dt>
          <dd>{t('channel.counted.value', { refused: counted.refused, repeated: counted.repeated })}</dd>
        </div>
      )}
      {health && (
        <div>
          <dt>{t('channel.health')}</dt>
          <dd>
            {t(`channel.health.${health.state}` as Key)}: {inWords(health.message, language)} <Ago at={health.checkedAt} />
          </dd>
        </div>
      )}
      {health?.credentialsExpireAt && (
        <div>
          <dt>{t('channel.expires')}</dt>
          <dd>
            <When at={health.credentialsExpireAt} exact />
          </dd>
        </div>
      )}
      {channel.lastError && (
        <div>
          <dt>{t('admin.c.error')}</dt>
          <dd>{channel.lastError}</dd>
        </div>
      )}
    </dl>
  )
}
