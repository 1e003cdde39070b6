import type { Key } from '../texts.ts'

const known: Record<string, Key> = {
  body: 'admin.t.body',
  label: 'admin.t.label',
  connector: 'admin.ch.connector',
  'registration.owner': 'channel.owner',
  'registration.accountable': 'channel.accountable',
  'registration.legalBasis': 'channel.legalBasis',
  'registration.purpose': 'channel.purpose',
  silentAfterHours: 'channel.silent',
  secret: 'admin.ch.secret',
  secrets: 'admin.ch.secret',
  secretsForgotten: 'admin.ch.forgotten',
  active: 'admin.ch.active',
  since: 'admin.ch.since',
  how: 'admin.ch.how',
  services: 'admin.ch.services',
}

/** The word for what was changed, outside the registers; of a connector's own settings their name is all that is known. */
export function column(name: string): { key: Key; values?: { name: string } } | undefined {
  const key = known[name]
  if (key) return { key }
  return name.startsWith('settings.')
    ? { key: 'admin.ch.setting', values: { name: name.slice('settings.'.length) } }
    : undefined
}
