import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { mayBeShown } from '../rules/register.ts'

/**
 * The actor's own awards, also those taken back, and titles, each with whether it is hidden; `mayBeShown` is false while no consent
 * lets the site name them at all.
 */
export async function listOwnEntries(actor: Actor) {
  const { volunteerId } = actor
  if (!volunteerId) return { awards: [], titles: [], mayBeShown: true }
  const [awards, titles, shown] = await Promise.all([
    db.award.findMany({
      where: { volunteerId, state: { not: 'draft' } },
      orderBy: [{ issuedOn: { sort: 'desc', nulls: 'last' } }, { id: 'asc' }],
      select: {
        ...{ id: true, state: true, year: true, number: true, issuedOn: true, isHidden: true, version: true },
        ...{ reasonKk: true, reasonRu: true, reasonEn: true },
        ...{ issuerKk: true, issuerRu: true, issuerEn: true },
        kind: { select: { prefix: true, nameKk: true, nameRu: true, nameEn: true } },
      },
    }),
    db.informalTitle.findMany({
      where: { volunteerId },
      orderBy: { id: 'asc' },
      select: {
        ...{ id: true, version: true, isHidden: true, labelKk: true, labelRu: true, labelEn: true },
        ...{ givenByKk: true, givenByRu: true, givenByEn: true },
      },
    }),
    db.volunteer.count({ where: { AND: [{ id: volunteerId }, mayBeShown] } }),
  ])
  return { awards, titles, mayBeShown: shown > 0 }
}
export type OwnEntries = Awaited<ReturnType<typeof listOwnEntries>>
