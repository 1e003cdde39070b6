import type { Key } from './texts.id.ts'

export const en: Record<Key, string> = {
  title: 'Replay finished cases',
  text: 'Cases that are finished run through this draft with the decisions of then. Nothing is sent and no case changes.',
  many: 'How many of the last cases',
  go: 'Replay',
  again: 'Replay again',
  progress: '{n} of {of} cases',
  waiting: 'Waiting for its turn',
  none: 'No case is finished yet.',
  stale: 'The draft changed since this replay.',
  fine: 'All {n} cases end as they did.',
  same: '{n} end the same',
  elsewhere: '{n} end elsewhere',
  longer: '{n} wait longer',
  fails: '{n} fail',
  then: 'Then: {end}',
  now: 'With this draft: {end}',
  restricted: 'Restricted case',
  reload: 'Reload',
}
