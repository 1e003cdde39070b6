import { Button } from '@mantine/core'
import { IconArrowMerge } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { nameIn } from '../../logic/events.ts'
import { useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { AnsweredBy } from '../ui/AnsweredBy.tsx'
import { Ago, DeadlineMark, Tag, When } from '../ui/marks.tsx'
import { Contact } from './Contact.tsx'
import { offers, useWork } from './work.ts'
import css from './facts.module.css'

/** Clocks first, then what is known, what was proposed, and what else there is like it. */
export function Facts() {
  const t = useT()
  const { time } = useSession()
  const { c, start } = useWork()
  const known: [string, ReactNode][] = [
    [t('fact.category'), c.category?.label],
    [t('fact.topic'), c.topic?.label],
    [t('fact.agency'), c.agency?.label],
    [t('fact.urgency'), c.urgency?.label],
    [t('fact.location'), c.citizen.location],
    [t('fact.name'), c.citizen.handle ? `${c.citizen.name} (${c.citizen.handle})` : c.citizen.name],
    [t('fact.contact'), c.citizen.contact && <Contact masked={c.citizen.contact} />],
    [t('fact.channel'), c.channel.label],
    [t('fact.received'), time.exact(c.receivedAt)],
    [t('fact.round'), c.round > 1 ? c.round : undefined],
    [t('fact.outcome'), c.outcome?.label],
  ]
  const triage = c.actions.find(({ id }) => id === 'triage')
  return (
    <div className={css.facts}>
      {c.deadlines.length > 0 && (
        <section>
          <h3>{t('facts.clocks')}</h3>
          <ul className={css.clocks}>
            {[...c.deadlines]
              .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
              .map((deadline) => (
                <li key={deadline.id}>
                  <span>{deadline.label}</span>
                  <DeadlineMark deadline={deadline} precise />
                  <small>
                    {time.exact(deadline.dueAt)} · {deadline.source}
                  </small>
                </li>
              ))}
          </ul>
        </section>
      )}
      <section>
        <h3>
          {t('facts.known')}
          {triage && (
            <Button size="compact-xs" variant="subtle" onClick={() => start('triage')}>
              {triage.label}
            </Button>
          )}
        </h3>
        {(c.citizen.anonymous || c.citizen.secret) && (
          <p className={css.tags}>
            {c.citizen.anonymous && <Tag tone="private">{t('fact.anonymous')}</Tag>}
            {c.citizen.secret && <Tag tone="private">{t('fact.secret')}</Tag>}
          </p>
        )}
        <dl className={css.known}>
          {known
            .filter(([, value]) => value !== undefined && value !== '')
            .map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
      </section>
      {c.proposal && c.proposal.why.length > 0 && (
        <details className={css.why}>
          <summary>{t('facts.why')}</summary>
          <ul>
            {c.proposal.why.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </details>
      )}
      {c.forwardings.length > 0 && (
        <section>
          <h3>{t('facts.forwardings')}</h3>
          <ul className={css.list}>
            {c.forwardings.map((forwarding) => (
              <li key={forwarding.id}>
                <b>{forwarding.agency.label}</b>
                <Tag
                  tone={forwarding.state === 'answered' ? 'brand' : forwarding.state === 'bounced' ? 'near' : 'plain'}
                >
                  {t(`forwarding.${forwarding.state}`)}
                </Tag>
                <p>{forwarding.answer ?? forwarding.note}</p>
                {forwarding.carriage && (
                  <p>
                    {forwarding.carriage.state.label}
                    {forwarding.carriage.number && (
                      <>, {t('carriage.number', { number: forwarding.carriage.number })}</>
                    )}
                    {forwarding.carriage.sheet && (
                      <>
                        {' · '}
                        <a href={`${forwarding.carriage.sheet}/page`} target="_blank" rel="noreferrer">
                          {t('carriage.print')}
                        </a>
                        {' · '}
                        <a href={`${forwarding.carriage.sheet}/csv`}>{t('carriage.table')}</a>
                      </>
                    )}
                  </p>
                )}
                <small>
                  {forwarding.state === 'open' ? (
                    t('forwarding.due', { when: time.exact(forwarding.dueAt) })
                  ) : (
                    <AnsweredBy by={forwarding.answeredBy} name={(username) => nameIn(c, username)} />
                  )}{' '}
                  {forwarding.answeredAt && <When at={forwarding.answeredAt} />}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {c.similar.length > 0 && (
        <section>
          <h3>
            {t('facts.similar')}
            {offers(c, 'merge') && (
              <Button
                size="compact-xs"
                variant="subtle"
                leftSection={<IconArrowMerge size={14} />}
                onClick={() => start('merge')}
              >
                {t('merge.short')}
              </Button>
            )}
          </h3>
          <ul className={css.list}>
            {c.similar.map((other) => (
              <li key={other.ticket}>
                <Link to={`/complaints/${other.ticket}`}>{other.ticket}</Link>{' '}
                <Tag tone="plain">{other.stateLabel}</Tag>
                <p>{other.excerpt}</p>
                <small>
                  <Ago at={other.receivedAt} /> · {t('facts.score', { n: Math.round(other.score * 100) })}
                  {other.reasons.map((reason) => (
                    <span key={reason}> · {t(`facts.same.${reason}`)}</span>
                  ))}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {c.merged.length > 0 && (
        <section>
          <h3>{t('facts.merged')}</h3>
          <ul className={css.list}>
            {c.merged.map((other) => (
              <li key={other.ticket}>
                <Link to={`/complaints/${other.ticket}`}>{other.ticket}</Link>
                <p>{other.excerpt}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
