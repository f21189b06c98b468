import type { ReasonCode } from '#lib/participation/rules.ts'

/** The reasons that are said differently to the person themselves than about them; their words are in `signUps.reasons`. */
export const ownReasons = [
  ...(['suspended', 'anonymised', 'alreadyConfirmed', 'alreadyWaiting'] as const),
  ...(['adultsOnly', 'adultsOnlyUnknown', 'minimumAge', 'minimumAgeUnknown'] as const),
  ...(['guardianDataConsent', 'guardianConsentOrCompanion'] as const),
  ...(['skillMissing', 'clash', 'shortOverlap', 'peopleWaiting'] as const),
] satisfies ReasonCode[]

export type OwnReason = (typeof ownReasons)[number]

export function isOwnReason(code: string): code is OwnReason {
  return (ownReasons as readonly string[]).includes(code)
}
