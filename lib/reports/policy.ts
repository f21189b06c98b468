import type { Actor } from '#lib/accounts/actor.ts'
import {
  mayAdminister,
  mayCoordinate,
  mayCoordinateCentre,
  mayEdit,
  mayRepresent,
  mayRepresentOrganisation,
} from '#lib/accounts/policy.ts'
import type { ReportPeriod } from './rules/periods.ts'

/** What a report is about: a centre, an organisation, or the whole region. */
export type Scope = { centreId: string | null; organisationId: string | null }
export const region: Scope = { centreId: null, organisationId: null }

export function canReadReports(actor: Actor): boolean {
  return mayCoordinate(actor) || mayEdit(actor) || mayRepresent(actor)
}

/** The region's figures are for those who publish and administer; a centre's or an organisation's for those who run it. */
export function canReadScope(actor: Actor, { centreId, organisationId }: Scope): boolean {
  if (organisationId) return mayEdit(actor) || mayRepresentOrganisation(actor, organisationId)
  return centreId === null ? mayEdit(actor) : mayCoordinateCentre(actor, centreId)
}

/** Who may open the lists behind the figures. A representative knows the organisation's numbers, not its people's cards. */
export function seesPeople(actor: Actor, { centreId, organisationId }: Scope): boolean {
  if (organisationId) return mayAdminister(actor)
  return centreId === null ? mayAdminister(actor) : mayCoordinateCentre(actor, centreId)
}

/** Whose figures are exact; everybody else sees aggregates of five and more. */
export function seesExact(actor: Actor, scope: Scope): boolean {
  return seesPeople(actor, scope) || mayRepresentOrganisation(actor, scope.organisationId)
}

/** Days of one's own choosing would let two reports that differ by one day tell of one person. */
export function mayChooseDays(actor: Actor, scope: Scope): boolean {
  return seesExact(actor, scope)
}

export type ReportRequest = { scope: Scope; period: ReportPeriod; today: string }
