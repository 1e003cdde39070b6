import { IconClick } from '@tabler/icons-react'
import { useParams } from 'react-router'
import { CasePage } from '../case/CasePage.tsx'
import { useT } from '../texts.ts'
import { Empty } from '../ui/Empty.tsx'
import { RowList } from './RowList.tsx'
import { ViewNav } from './ViewNav.tsx'
import css from './desk.module.css'

/** Views, the list, and the case: three parts on a desk, one after the other on a phone. */
export function DeskPage(given: { view?: string; ticket?: string }) {
  const t = useT()
  const parameters = useParams()
  const view = given.view ?? parameters['view'] ?? 'unclaimed'
  const ticket = given.ticket ?? parameters['ticket']
  return (
    <div className={css.desk} data-open-case={ticket ? true : undefined}>
      <ViewNav view={view} />
      <RowList key={view} view={view} opened={ticket} />
      <section className={css.case} aria-label={t('case.region')}>
        {ticket ? (
          <CasePage key={ticket} ticket={ticket} back={`/inbox/${view}`} />
        ) : (
          <Empty icon={IconClick} title={t('desk.choose')}>
            {t('desk.choose.text')}
          </Empty>
        )}
      </section>
    </div>
  )
}
