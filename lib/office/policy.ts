import type { Actor } from '#lib/accounts/actor.ts'
import { mayEdit } from '#lib/accounts/policy.ts'

/** Who anyone may see. */
export const publicPeople = { state: 'published' } as const

/** What the office says of itself belongs to the region's editors. */
export function canKeepOffice(actor: Actor): boolean {
  return mayEdit(actor)
}
