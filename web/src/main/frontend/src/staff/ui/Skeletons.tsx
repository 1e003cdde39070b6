import { Skeleton } from '@mantine/core'
import { useT } from '../texts.ts'
import css from './ui.module.css'

function Waiting({ children }: { children: React.ReactNode }) {
  const t = useT()
  return (
    <div className={css.bones} aria-busy role="status">
      <span className={css.hidden}>{t('loading')}</span>
      {children}
    </div>
  )
}

export const PageSkeleton = () => (
  <Waiting>
    <Skeleton height={28} width="40%" />
    <Skeleton height={90} />
    <Skeleton height={90} />
    <Skeleton height={90} />
  </Waiting>
)

export const RowsSkeleton = () => (
  <Waiting>
    {[0, 1, 2, 3, 4].map((n) => (
      <div key={n} className={css.boneRow}>
        <Skeleton height={14} width="45%" />
        <Skeleton height={12} />
        <Skeleton height={12} width="70%" />
      </div>
    ))}
  </Waiting>
)

export const CaseSkeleton = () => (
  <Waiting>
    <Skeleton height={26} width="35%" />
    <Skeleton height={14} width="60%" />
    <Skeleton height={84} width="65%" radius="lg" />
    <Skeleton height={64} width="55%" radius="lg" ml="auto" />
    <Skeleton height={84} width="60%" radius="lg" />
  </Waiting>
)
