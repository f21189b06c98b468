import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { ownTags } from '../policy.ts'

/** An administrator has the tags of all centres: more than any form can offer. */
const shownMax = 500
const names = { nameKk: true, nameRu: true, nameEn: true }

/** The tags of the actor's centres by name. */
export async function listTags(actor: Actor, { centreIds }: { centreIds?: readonly string[] } = {}) {
  return db.tag.findMany({
    where: { AND: [ownTags(actor), centreIds ? { centreId: { in: [...centreIds] } } : {}] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: shownMax,
    select: { id: true, name: true, centreId: true, centre: { select: names } },
  })
}
export type ListedTag = Awaited<ReturnType<typeof listTags>>[number]

/** How many people bear each tag. */
export async function countTagged(actor: Actor, tagIds: string[]): Promise<Map<string, number>> {
  const rows = await db.volunteerTag.groupBy({
    by: ['tagId'],
    where: { tagId: { in: tagIds }, tag: ownTags(actor) },
    _count: true,
  })
  return new Map(rows.map(({ tagId, _count }) => [tagId, _count]))
}

/** The tags people bear, as far as the actor knows them. */
export async function tagsOf(actor: Actor, volunteerIds: string[]) {
  const rows = await db.volunteerTag.findMany({
    where: { volunteerId: { in: volunteerIds }, tag: ownTags(actor) },
    orderBy: [{ tag: { name: 'asc' } }, { tagId: 'asc' }],
    select: { volunteerId: true, tag: { select: { id: true, name: true, centreId: true } } },
  })
  const byPerson = new Map<string, { id: string; name: string; centreId: string }[]>()
  for (const { volunteerId, tag } of rows)
    byPerson.set(volunteerId, [...(byPerson.get(volunteerId) ?? []), tag])
  return byPerson
}
