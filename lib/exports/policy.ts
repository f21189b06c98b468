import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinate } from '#lib/accounts/policy.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** Data is taken out by those who keep it: coordinators of their centres, administrators of the region. */
export function canExport(actor: Actor): boolean {
  return mayCoordinate(actor)
}

/** A file is for the person who made it and nobody else, administrators included. */
export function madeBy(actor: Actor): Prisma.ExportWhereInput {
  return { makerId: actor.userId }
}
