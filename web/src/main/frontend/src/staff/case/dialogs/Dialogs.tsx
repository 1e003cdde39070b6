import type { ReactNode } from 'react'
import type { ActionId } from '../../../api/types.ts'
import { useWork } from '../work.ts'
import { AgencyDialog } from './AgencyDialog.tsx'
import { CloseDialog } from './CloseDialog.tsx'
import { DeliveredDialog } from './DeliveredDialog.tsx'
import { ForwardDialog } from './ForwardDialog.tsx'
import { HandoverDialog } from './HandoverDialog.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { ReturnDialog } from './ReturnDialog.tsx'
import { StepDialog } from './StepDialog.tsx'
import { TriageDialog } from './TriageDialog.tsx'

const dialogs: Partial<Record<ActionId, () => ReactNode>> = {
  triage: () => <TriageDialog />,
  forward: () => <ForwardDialog />,
  merge: () => <MergeDialog />,
  unmerge: () => <ReasonDialog action="unmerge" />,
  close: () => <CloseDialog />,
  handover: () => <HandoverDialog />,
  takeover: () => <ReasonDialog action="takeover" />,
  recall: () => <ReasonDialog action="recall" />,
  reopen: () => <ReasonDialog action="reopen" />,
  withdraw: () => <ReasonDialog action="withdraw" />,
  return: () => <ReturnDialog how="return" />,
  reject: () => <ReturnDialog how="reject" />,
  delivered: () => <DeliveredDialog />,
  step: () => <StepDialog />,
  'answer-agency': () => <AgencyDialog how="answer" />,
  bounce: () => <AgencyDialog how="bounce" />,
}

export function Dialogs() {
  const { dialog } = useWork()
  return dialog ? (dialogs[dialog]?.() ?? null) : null
}
