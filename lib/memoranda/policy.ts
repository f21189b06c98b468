import type { Actor } from '#lib/accounts/actor.ts'
import { mayAdminister, mayEdit } from '#lib/accounts/policy.ts'

/** Writes, publishes and withdraws memoranda of the region and records their signing. */
export function canEditMemoranda(actor: Actor): boolean {
  return mayEdit(actor)
}

/** Ends a memorandum before its time. */
export function canTerminateMemoranda(actor: Actor): boolean {
  return mayAdminister(actor)
}
