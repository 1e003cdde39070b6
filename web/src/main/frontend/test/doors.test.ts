import { expect, test } from 'vitest'
import type { Role } from '../src/api/types.ts'
import { type DoorName, doors, opens } from '../src/logic/doors.ts'

const open = (roles: Role[], officeHead = false) =>
  (Object.keys(doors) as DoorName[]).filter((name) => opens({ roles, officeHead }, name))

test.each<[Role, DoorName[]]>([
  ['operator', ['inbox', 'new', 'incidents']],
  ['approver', ['inbox', 'new', 'incidents', 'templates', 'compliance']],
  ['agency-officer', ['forwardings']],
  ['administrator', ['incidents', 'models', 'admin', 'templates', 'durations']],
  [
    'auditor',
    ['inbox', 'models', 'admin', 'templates', 'history', 'durations', 'integrity', 'compliance', 'dossier'],
  ],
])('opens to the role %s its pages and no other', (role, pages) => {
  expect(open([role])).toEqual(pages)
})

test('opens to the head of the office what they read, and to nobody else without a role anything', () => {
  expect(open([], true)).toEqual(['inbox', 'compliance'])
  expect(open([])).toEqual([])
})
