import { memo } from 'react'
import { Link } from 'react-router'
import type { Row } from '../../api/types.ts'
import { useT } from '../texts.ts'
import { Ago, ChannelMark, DeadlineMark, Face, Warnings } from '../ui/marks.tsx'
import css from './desk.module.css'

interface Props {
  row: Row
  to: string
  opened: boolean
  cursor: boolean
  onFocus: () => void
}

export const RowItem = memo(
  function RowItem({ row, to, opened, cursor, onFocus }: Props) {
    const t = useT()
    return (
      <li
        className={css.row}
        data-opened={opened || undefined}
        data-cursor={cursor || undefined}
        data-emergency={row.emergency || undefined}
      >
        <Link to={to} aria-current={opened ? 'true' : undefined} onFocus={onFocus}>
          <span className={css.rowTop}>
            <ChannelMark channel={row.channel} />
            <b className={css.author}>{row.author}</b>
            <Ago at={row.lastMessageAt} />
          </span>
          <span className={css.excerpt}>{row.excerpt || t('row.restricted')}</span>
          <span className={css.rowFoot}>
            <span className={css.rowMarks}>
              {row.deadline && <DeadlineMark deadline={row.deadline} />}
              <Warnings emergency={row.emergency} restricted={row.restricted} />
              <span className={css.state} data-state={row.state}>
                {row.stateLabel}
              </span>
              {row.agency && (
                <abbr className={css.agency} title={row.agency.label}>
                  {row.agency.code.replaceAll('_', ' ')}
                </abbr>
              )}
            </span>
            {row.holder && (
              <span className={css.holder}>
                <Face who={row.holder} />
              </span>
            )}
          </span>
        </Link>
      </li>
    )
  },
  (before, after) =>
    before.row === after.row &&
    before.to === after.to &&
    before.opened === after.opened &&
    before.cursor === after.cursor,
)
