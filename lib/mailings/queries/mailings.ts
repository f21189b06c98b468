import type { Actor } from '#lib/accounts/actor.ts'
import { keysetArguments, type Keyset, keysetPage } from '#lib/platform/keyset.ts'
import { db } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { keptBy } from '../policy.ts'
import { occasionColumns } from './audience.ts'

const pageSize = 20

const listColumns = {
  ...{ id: true, state: true, kind: true, audience: true, subjectKk: true, subjectRu: true, subjectEn: true },
  ...{ createdAt: true, confirmedAt: true, writtenAt: true },
  centre: { select: { nameKk: true, nameRu: true, nameEn: true } },
  event: { select: { titleKk: true, titleRu: true, titleEn: true } },
  author: { select: { name: true } },
} satisfies Prisma.MailingSelect

/** The actor's mailings, the newest first. */
export async function listMailings(actor: Actor, keyset: Keyset) {
  const found = await db.mailing.findMany({
    where: keptBy(actor),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: listColumns,
    ...keysetArguments(keyset, pageSize),
  })
  const page = keysetPage(found, keyset, pageSize)
  const standing = await standingOf(page.rows.map(({ id }) => id))
  const rows = page.rows.map((row) => ({ ...row, people: 0, isOut: true, ...standing.get(row.id) }))
  return { ...page, rows }
}

/** To how many each goes, and whether nobody is still to be written to. */
async function standingOf(ids: string[]): Promise<Map<string, { people: number; isOut: boolean }>> {
  const rows = await db.$queryRaw<{ id: string; people: number; isOut: boolean }[]>`
    SELECT m."id", (SELECT count(*) FROM "MailingRecipient" r WHERE r."mailingId" = m."id")::int AS "people", NOT EXISTS (
      SELECT FROM "MailingRecipient" r LEFT JOIN "OutboxMessage" o ON o."id" = r."messageId"
      WHERE r."mailingId" = m."id" AND (r."outcome" = 'planned' OR (r."outcome" = 'written' AND o."state" = 'pending'))) AS "isOut"
    FROM "Mailing" m WHERE m."id" = ANY(${ids}::uuid[])`
  return new Map(rows.map(({ id, people, isOut }) => [id, { people, isOut }]))
}
export type ListedMailing = Awaited<ReturnType<typeof listMailings>>['rows'][number]

/** One mailing with its texts; null for what is not the actor's. */
export async function findMailing(actor: Actor, mailingId: string) {
  if (!idPattern.test(mailingId)) return null
  const mailing = await db.mailing.findFirst({
    where: { AND: [keptBy(actor), { id: mailingId }] },
    select: {
      ...occasionColumns,
      ...{ state: true, authorId: true, urgentReason: true, version: true, createdAt: true },
      ...{ confirmedAt: true, stoppedAt: true, writtenAt: true },
      author: { select: { name: true } },
      shift: {
        select: { id: true, startsAt: true, endsAt: true, roleKk: true, roleRu: true, roleEn: true },
      },
    },
  })
  return mailing && { ...mailing, nextAt: await nextDueOf(mailing.id) }
}
export type MailingView = NonNullable<Awaited<ReturnType<typeof findMailing>>>

/** When the next letter that waits may go. */
async function nextDueOf(mailingId: string): Promise<Date | null> {
  const next = await db.mailingRecipient.findFirst({
    where: { mailingId, outcome: 'written', message: { state: 'pending' } },
    orderBy: { message: { dueAt: 'asc' } },
    select: { message: { select: { dueAt: true } } },
  })
  return next?.message?.dueAt ?? null
}
