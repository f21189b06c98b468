import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { visibleTo } from '#lib/volunteers/policy.ts'

const names = { nameKk: true, nameRu: true, nameEn: true }
const event = { select: { titleKk: true, titleRu: true, titleEn: true } }
const shownMax = 200

/** The latest lines of a person's hours, corrections among them, for those who see the card. */
export async function listHoursOfVolunteer(actor: Actor, volunteerId: string) {
  return db.hourEntry.findMany({
    where: { volunteerId, volunteer: visibleTo(actor) },
    orderBy: [{ workedOn: 'desc' }, { id: 'desc' }],
    take: shownMax,
    select: {
      ...{ id: true, source: true, minutes: true, workedOn: true, confirmedAt: true, reason: true },
      direction: { select: names },
      participation: { select: { shift: { select: { event } } } },
      claim: { select: { work: true, event } },
    },
  })
}
export type PersonHours = Awaited<ReturnType<typeof listHoursOfVolunteer>>[number]
