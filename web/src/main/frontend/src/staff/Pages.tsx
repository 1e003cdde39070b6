import { lazy, Suspense } from 'react'
import { Navigate, Route, Routes, useParams } from 'react-router'
import { CasePage } from './case/CasePage.tsx'
import { DeskPage } from './desk/DeskPage.tsx'
import { has, seesCases, useSession } from './session.tsx'
import { Shell } from './shell/Shell.tsx'
import { useT } from './texts.ts'
import { PageSkeleton } from './ui/Skeletons.tsx'
import { Empty } from './ui/Empty.tsx'
import { For } from './ui/NotForYou.tsx'
import { IconMapPinOff } from '@tabler/icons-react'

const NewPage = lazy(() => import('./pages/NewPage.tsx'))
const TasksPage = lazy(() => import('./pages/TasksPage.tsx'))
const ForwardingsPage = lazy(() => import('./pages/ForwardingsPage.tsx'))
const IncidentsPage = lazy(() => import('./pages/IncidentsPage.tsx'))
const AdminPages = lazy(() => import('./admin/AdminPages.tsx'))
const RowsPage = lazy(() => import('./audit/history/RowsPage.tsx'))
const QueryPage = lazy(() => import('./audit/history/QueryPage.tsx'))
const CaseHistoryPage = lazy(() => import('./audit/history/CaseHistoryPage.tsx'))
const HeatPage = lazy(() => import('./audit/history/HeatPage.tsx'))
const IntegrityPage = lazy(() => import('./audit/IntegrityPage.tsx'))
const CompliancePage = lazy(() => import('./audit/report/CompliancePage.tsx'))
const DossierPage = lazy(() => import('./audit/report/DossierPage.tsx'))
const ModelsPage = lazy(() => import('./models/ModelsPage.tsx'))
const EditPage = lazy(() => import('./models/EditPage.tsx'))
const ReviewPage = lazy(() => import('./models/release/ReviewPage.tsx'))
const MovePage = lazy(() => import('./moves/MovePage.tsx'))
const ComparePage = lazy(() => import('./models/release/ComparePage.tsx'))

export function Pages() {
  return (
    <Shell>
      <Suspense fallback={<PageSkeleton />}>
        <Routes>
          <Route index element={<Home />} />
          <Route element={<For door="inbox" />}>
            <Route path="inbox/:view?/:ticket?" element={<DeskPage />} />
          </Route>
          <Route path="complaints/:ticket" element={<Opened />} />
          <Route path="aduan/:ticket" element={<Opened />} />
          <Route element={<For door="new" />}>
            <Route path="new" element={<NewPage />} />
          </Route>
          <Route path="tasks" element={<TasksPage />} />
          <Route element={<For door="forwardings" />}>
            <Route path="forwardings/:id?" element={<ForwardingsPage />} />
          </Route>
          <Route element={<For door="incidents" />}>
            <Route path="incidents" element={<IncidentsPage />} />
          </Route>
          <Route element={<For door="templates" />}>
            <Route path="admin/*" element={<AdminPages />} />
          </Route>
          <Route element={<For door="history" />}>
            <Route path="history" element={<QueryPage />} />
            <Route path="history/rows/:ticket?" element={<RowsPage />} />
            <Route path="history/:ticket" element={<CaseHistoryPage />} />
          </Route>
          <Route element={<For door="durations" />}>
            <Route path="history/durations" element={<HeatPage />} />
          </Route>
          <Route element={<For door="integrity" />}>
            <Route path="integrity" element={<IntegrityPage />} />
          </Route>
          <Route element={<For door="compliance" />}>
            <Route path="compliance" element={<CompliancePage />} />
          </Route>
          <Route element={<For door="dossier" />}>
            <Route path="dossier/:ticket?" element={<DossierPage />} />
          </Route>
          <Route element={<For door="models" />}>
            <Route path="models" element={<ModelsPage />} />
            <Route path="models/:key/drafts/:draft" element={<EditPage />} />
            <Route path="models/:key/drafts/:draft/review" element={<ReviewPage />} />
            <Route path="models/moves/:plan" element={<MovePage />} />
            <Route path="models/moves/new/:from/:to" element={<MovePage />} />
            <Route path="models/:key/compare/:from/:to" element={<ComparePage />} />
          </Route>
          <Route path="*" element={<Lost />} />
        </Routes>
      </Suspense>
    </Shell>
  )
}

/** Where a person's day begins. */
function Home() {
  const { me } = useSession()
  if (has(me, 'operator')) return <Navigate to="/inbox/unclaimed" replace />
  if (has(me, 'approver')) return <Navigate to="/inbox/awaiting-approval" replace />
  if (seesCases(me)) return <Navigate to="/inbox/open" replace />
  if (has(me, 'agency-officer')) return <Navigate to="/forwardings" replace />
  if (has(me, 'administrator')) return <Navigate to="/incidents" replace />
  return <Navigate to="/tasks" replace />
}

/** The address that mails and other people's links use. */
function Opened() {
  const { me } = useSession()
  const { ticket = '' } = useParams()
  // Whoever comes for a step of the office's own sees that case, not the desk's list.
  if (!seesCases(me)) return <CasePage key={ticket} ticket={ticket} back="/tasks" />
  return <DeskPage view="open" ticket={ticket} />
}

function Lost() {
  const t = useT()
  return (
    <Empty icon={IconMapPinOff} title={t('lost.title')}>
      {t('lost.text')}
    </Empty>
  )
}
