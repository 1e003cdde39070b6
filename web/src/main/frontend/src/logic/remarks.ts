import type { Check, PlatformNotice } from '../api/types.ts'

/** What the platform says of a text, without what the checks of its saved version say in the same words. */
export const untold = (remarks: PlatformNotice[], checks: Check[]) =>
  remarks.filter(({ text }) => !checks.some(({ message }) => message === text))
