import type { Actor } from '#lib/accounts/actor.ts'
import { Conflict } from '#lib/platform/refusal.ts'
import { placeOnShift } from './place-on-shift.ts'

export type WalkIn = {
  shiftId: string
  volunteerId: string | null
  person: {
    surname: string
    givenName: string
    birthDate: string
    phone: string | null
    email: string | null
  } | null
  overrideReason: string
}

/** Puts somebody who came unannounced on a shift. Until it has begun, and only people of the register. */
export async function admitWalkIn(actor: Actor, input: WalkIn): Promise<{ participationId: string }> {
  const { shiftId, volunteerId, overrideReason } = input
  if (!volunteerId) throw new Conflict('attendance.refusals.registerFirst')
  const answers = { companionId: null, acceptOverlap: false, overrideReason }
  const { participationId } = await placeOnShift(actor, { shiftId, volunteerId, ...answers })
  return { participationId }
}
