import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { type Keyset, keysetArguments, keysetPage } from '#lib/platform/keyset.ts'
import type { Prisma } from '#prisma/generated/client.ts'

export const receiptsPageSize = 20
const viewed = 'volunteer.viewed'
/** Of files and mailings a person was in, the latest: more than anybody looks through. */
const groupActsMax = 1000

/**
 * Who opened, changed, took out or wrote to the actor's own card, newest first, with the role, the name and the centre they did it
 * for (R20). What the person did themselves is left out. `cardIds` are the actor's card and those that were joined to it.
 */
export async function listReceipts(
  actor: Actor,
  { cardIds, onlyViews, keyset }: { cardIds: string[]; onlyViews: boolean; keyset: Keyset },
) {
  const onCard = { subjectType: 'volunteer', subjectId: { in: cardIds } }
  const about = onlyViews ? [{ ...onCard, action: viewed }] : [onCard, ...(await groupActsOn(cardIds))]
  const found = await db.auditEntry.findMany({
    where: { AND: [{ OR: about }, { OR: [{ actorUserId: null }, { actorUserId: { not: actor.userId } }] }] },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    ...keysetArguments(keyset, receiptsPageSize),
    select: {
      ...{ id: true, at: true, action: true, subjectType: true },
      ...{ actorUserId: true, actorRole: true, centreId: true },
    },
  })
  const page = keysetPage(found, keyset, receiptsPageSize)
  return { ...page, rows: await withNames(page.rows) }
}
export type Receipt = Awaited<ReturnType<typeof listReceipts>>['rows'][number]

/**
 * What was done with many at once has one entry; whom it concerned stands in the lists the files and mailings keep. An entry for
 * each person would make a file of fifty thousand wait for fifty thousand entries.
 */
async function groupActsOn(cardIds: string[]): Promise<Prisma.AuditEntryWhereInput[]> {
  const own = { volunteerId: { in: cardIds } }
  const exports = await db.exportedPerson.findMany({
    where: own,
    orderBy: { exportId: 'desc' },
    take: groupActsMax,
    select: { exportId: true },
  })
  const mailings = await db.mailingRecipient.findMany({
    where: { ...own, outcome: 'written' },
    orderBy: { id: 'desc' },
    take: groupActsMax,
    select: { mailingId: true },
  })
  const [exportIds, mailingIds] = [exports.map((row) => row.exportId), mailings.map((row) => row.mailingId)]
  return [
    { subjectType: 'export', subjectId: { in: exportIds }, action: 'export.made' },
    { subjectType: 'mailing', subjectId: { in: mailingIds }, action: 'mailing.confirmed' },
  ]
}

type Row = { actorUserId: string | null; centreId: string | null }

async function withNames<Entry extends Row>(rows: Entry[]) {
  const idsOf = (ids: (string | null)[]) => [...new Set(ids)].filter((id) => id !== null)
  const users = await db.user.findMany({
    where: { id: { in: idsOf(rows.map(({ actorUserId }) => actorUserId)) } },
    select: { id: true, name: true },
  })
  const centres = await db.centre.findMany({
    where: { id: { in: idsOf(rows.map(({ centreId }) => centreId)) } },
    select: { id: true, nameKk: true, nameRu: true, nameEn: true },
  })
  return rows.map((row) => ({
    ...row,
    actorName: users.find(({ id }) => id === row.actorUserId)?.name ?? null,
    centre: centres.find(({ id }) => id === row.centreId) ?? null,
  }))
}
