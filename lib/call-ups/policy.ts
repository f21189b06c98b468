import type { Actor } from '#lib/accounts/actor.ts'
import { mayAdminister, mayEdit } from '#lib/accounts/policy.ts'

/** Editors may prepare a call-up, so that it lies ready. */
export function mayDraftCallUps(actor: Actor): boolean {
  return mayEdit(actor)
}

/** Calling people out is the region's word: administrators alone, for it changes every page at once. */
export function mayCallUp(actor: Actor): boolean {
  return mayAdminister(actor)
}
