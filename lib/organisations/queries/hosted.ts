import type { Actor } from '#lib/accounts/actor.ts'
import { mayRepresentOrganisation } from '#lib/accounts/policy.ts'
import { seatsOf } from '#lib/events/rules.ts'
import { db } from '#lib/platform/db.ts'
import { type Keyset, keysetArguments, keysetPage } from '#lib/platform/keyset.ts'

const pageSize = 30

/** A page of the events an organisation hosts, the latest start first, drafts among them; null when it is not the actor's. */
export async function listHostedEvents(actor: Actor, organisationId: string, keyset: Keyset) {
  if (!mayRepresentOrganisation(actor, organisationId)) return null
  const rows = await db.event.findMany({
    where: { hostOrganisationId: organisationId },
    orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
    select: {
      ...{ id: true, slug: true, state: true, startsAt: true, endsAt: true, publishedAt: true },
      ...{ titleKk: true, titleRu: true, titleEn: true },
      centre: { select: { nameKk: true, nameRu: true, nameEn: true } },
      shifts: { where: { cancelledAt: null }, select: { places: true, taken: true, waiting: true } },
    },
    ...keysetArguments(keyset, pageSize),
  })
  const page = keysetPage(rows, keyset, pageSize)
  return { ...page, rows: page.rows.map(({ shifts, ...row }) => ({ ...row, seats: seatsOf(shifts) })) }
}
