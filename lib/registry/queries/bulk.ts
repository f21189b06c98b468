import type { Actor } from '#lib/accounts/actor.ts'
import { findLatestJob } from '#lib/jobs/queries.ts'
import { db } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { bulkKind } from '../commands/start-bulk.ts'

type Chosen = { where: Prisma.VolunteerWhereInput; after: string | null; take: number }

/** The people of a selection in the order of their ids, from one on; `where` is the selection's own and narrowed to the actor. */
export async function listChosen(_actor: Actor, { where, after, take }: Chosen) {
  return db.volunteer.findMany({
    where: { AND: [where, after ? { id: { gt: after } } : {}] },
    orderBy: { id: 'asc' },
    take,
    select: {
      ...{ id: true, surname: true, givenName: true, patronymic: true, cardNumber: true },
      ...{ birthDate: true, email: true, userId: true, locale: true },
    },
  })
}

/** Something the actor began with a selection of theirs, and how far it is; null for anybody else's. */
export async function findBulkAct(actor: Actor, id: string) {
  if (!idPattern.test(id)) return null
  const act = await db.bulkAct.findFirst({
    where: { id, selection: { userId: actor.userId } },
    select: { id: true, kind: true, selectionId: true, createdAt: true },
  })
  return act && { ...act, job: await findLatestJob(actor, bulkKind, act.id) }
}
export type BulkAct = NonNullable<Awaited<ReturnType<typeof findBulkAct>>>
