import { notFound } from 'next/navigation'
import type { Actor } from '#lib/accounts/actor.ts'
import { mayRepresentOrganisation } from '#lib/accounts/policy.ts'
import { findOrganisation } from '#lib/organisations/queries.ts'
import { idPattern } from '#lib/platform/text.ts'

/** The organisation of a page that is for its representatives and administrators; for everybody else there is no such page. */
export async function organisationOf(actor: Actor, organisationId: string) {
  if (!idPattern.test(organisationId) || !mayRepresentOrganisation(actor, organisationId)) notFound()
  return (await findOrganisation(actor, organisationId)) ?? notFound()
}
