import { createContext, useContext } from 'react'
import type { ActionId, Case, WordingKind } from '../../api/types.ts'
import type { Act } from '../queries.ts'

/** What fills the foot of the case: nothing, a note, or a wording being written. */
export type Mode = { what: 'note'; start?: string } | { what: 'write'; kind: WordingKind; basedOn?: number } | undefined

export type Tab = 'conversation' | 'facts' | 'wording' | 'timeline' | 'diagram'

/** The case on the screen and what can be done with it. */
export interface Work {
  c: Case
  act: Act
  mode: Mode
  setMode: (mode: Mode) => void
  tab: Tab
  setTab: (tab: Tab) => void
  /** Starts an action that the server offers: does it, or opens what it needs. */
  start: (action: ActionId) => void
  dialog: ActionId | undefined
  closeDialog: () => void
}

export const WorkContext = createContext<Work | undefined>(undefined)

export function useWork(): Work {
  const work = useContext(WorkContext)
  if (!work) throw new Error('Outside of a case')
  return work
}

export const offers = (c: Case, ...actions: ActionId[]) => c.actions.some(({ id }) => actions.includes(id))
