import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'

const select = { id: true, nameKk: true, nameRu: true, nameEn: true }

/** Centres a person can go to: the public ones but those named, by Kazakh name. */
export async function listOtherCentres(_actor: Actor, except: readonly string[]) {
  return db.centre.findMany({
    where: { state: 'published', id: { notIn: [...except] } },
    orderBy: [{ nameKk: 'asc' }, { id: 'asc' }],
    select,
  })
}

/** What the actor may add a person to: their own centres and the public organisations. */
export async function listBodies(actor: Actor) {
  const own = actor.isAdministrator ? {} : { id: { in: [...actor.centreIds] } }
  const orderBy = [{ nameKk: 'asc' as const }, { id: 'asc' as const }]
  const [centres, organisations] = await Promise.all([
    db.centre.findMany({ where: own, orderBy, select }),
    db.organisation.findMany({ where: { state: 'published' }, orderBy, select }),
  ])
  return { centres, organisations }
}

/** The actor's own affiliations, present ones first. */
export async function listOwnMemberships(actor: Actor) {
  if (!actor.volunteerId) return []
  const names = { nameKk: true, nameRu: true, nameEn: true, slug: true }
  return db.membership.findMany({
    where: { volunteerId: actor.volunteerId },
    orderBy: [
      { endedOn: { sort: 'desc', nulls: 'first' } },
      { isPrimary: 'desc' },
      { startedOn: 'desc' },
      { id: 'desc' },
    ],
    select: {
      ...{ id: true, isPrimary: true, startedOn: true, endedOn: true, endReason: true },
      ...{ centreId: true, organisationId: true },
      centre: { select: { ...names, state: true } },
      organisation: { select: { ...names, state: true } },
    },
  })
}
