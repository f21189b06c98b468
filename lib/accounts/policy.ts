import type { Actor } from './actor.ts'

/** Rights are (role, scope) pairs (R21). Administrators hold the region; a null owner belongs to them alone. */
export function mayAdminister(actor: Actor): boolean {
  return actor.isAdministrator
}

/** Publishes news, awards and the public texts of the region. */
export function mayEdit(actor: Actor): boolean {
  return actor.isEditor || actor.isAdministrator
}

/** Has a centre to run, or the whole region. */
export function mayCoordinate(actor: Actor): boolean {
  return actor.isAdministrator || actor.centreIds.length > 0
}

export function mayCoordinateCentre(actor: Actor, centreId: string | null): boolean {
  return actor.isAdministrator || (centreId !== null && actor.centreIds.includes(centreId))
}

export function mayRepresent(actor: Actor): boolean {
  return actor.organisationIds.length > 0
}

export function mayRepresentOrganisation(actor: Actor, organisationId: string | null): boolean {
  return actor.isAdministrator || (organisationId !== null && actor.organisationIds.includes(organisationId))
}

/** The role an act is done in, for the audit: the narrowest that allows it is not known here, so the highest held. */
export function leadingRole(actor: Actor): string {
  if (actor.isAdministrator) return 'administrator'
  if (actor.isEditor) return 'editor'
  if (actor.centreIds.length > 0) return 'coordinator'
  if (actor.organisationIds.length > 0) return 'representative'
  return 'volunteer'
}
