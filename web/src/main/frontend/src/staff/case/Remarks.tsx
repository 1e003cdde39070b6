import type { Check, PlatformNotice } from '../../api/types.ts'
import { untold } from '../../logic/remarks.ts'
import { useT } from '../texts.ts'
import { Notice } from './Notice.tsx'
import css from './editor.module.css'

/** What the platform says of the text as it is typed, under its length; what a check says already is not said twice. */
export function Remarks({ remarks, checks }: { remarks: PlatformNotice[]; checks: Check[] }) {
  const t = useT()
  const told = untold(remarks, checks)
  return (
    <div role="status">
      {told.length > 0 && (
        <ul className={css.checks} aria-label={t('remarks.title')}>
          {told.map((notice) => (
            <Notice key={notice.code} notice={notice} />
          ))}
        </ul>
      )}
    </div>
  )
}
