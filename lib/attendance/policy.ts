import type { Actor } from '#lib/accounts/actor.ts'

/** Nobody marks their own attendance: hours come of it, and another coordinator must have seen the person (R8, R21). */
export function mayMark(actor: Actor, person: { volunteerId: string }): boolean {
  return person.volunteerId !== actor.volunteerId
}
