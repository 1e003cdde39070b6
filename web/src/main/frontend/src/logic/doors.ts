import type { Me, Role } from '../api/types.ts'

/** For whom a page is. */
export interface Door {
  roles: readonly Role[]
  /** Also for the head of the office, whatever their roles. */
  officeHead?: true
}

/** Pages that are not for everybody, as the server lets people in: `@RolesAllowed` and its readers' checks. */
export const doors = {
  inbox: { roles: ['operator', 'approver', 'auditor'], officeHead: true },
  new: { roles: ['operator', 'approver'] },
  forwardings: { roles: ['agency-officer'] },
  incidents: { roles: ['operator', 'approver', 'administrator'] },
  models: { roles: ['administrator', 'auditor'] },
  admin: { roles: ['administrator', 'auditor'] },
  /** Part of the administration: an approver comes to release templates. */
  templates: { roles: ['administrator', 'auditor', 'approver'] },
  history: { roles: ['auditor'] },
  durations: { roles: ['auditor', 'administrator'] },
  integrity: { roles: ['auditor'] },
  compliance: { roles: ['auditor', 'approver'], officeHead: true },
  dossier: { roles: ['auditor'] },
} as const satisfies Record<string, Door>

export type DoorName = keyof typeof doors

export function opens(me: Pick<Me, 'roles' | 'officeHead'>, name: DoorName): boolean {
  const door: Door = doors[name]
  return (door.officeHead === true && me.officeHead) || door.roles.some((role) => me.roles.includes(role))
}
