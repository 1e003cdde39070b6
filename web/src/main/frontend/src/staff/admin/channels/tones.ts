/** How each state of a channel is coloured; the word stands beside it. */
export const tones = {
  running: 'brand',
  paused: 'plain',
  failing: 'late',
  'connector-away': 'late',
  'connector-waiting': 'late',
  closed: 'plain',
} as const
