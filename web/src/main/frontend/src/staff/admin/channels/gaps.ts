import type { Capability } from '../types.ts'

/**
 * How what came during a disturbance is got: asked for again by a person, read by itself from where reading stopped, or not
 * at all once the platform gave up delivering. A channel that hears nothing from outside has no gaps.
 */
export function gapOf(capabilities: Capability[]): 'asked' | 'read' | 'lost' | undefined {
  if (capabilities.includes('REPLAYS')) return 'asked'
  if (capabilities.includes('RECEIVES_WEBHOOKS')) return 'lost'
  return capabilities.includes('POLLS') ? 'read' : undefined
}
