import type { Actor } from '#lib/accounts/actor.ts'
import { mayEdit } from '#lib/accounts/policy.ts'

/** The home page is the editors'. */
export function mayEditHome(actor: Actor): boolean {
  return mayEdit(actor)
}
