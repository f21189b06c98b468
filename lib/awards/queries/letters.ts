import type { Actor } from '#lib/accounts/actor.ts'
import { findLatestJob } from '#lib/jobs/queries.ts'
import { db } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { lettersKind } from '../commands/start-letters.ts'
import { canPrepareAwards } from '../policy.ts'
import { lettersOf } from '../rules/letters.ts'
import type { LetterSetInput } from '../schema.ts'

/** What is printed on a letter. */
export const letterColumns = {
  ...{ year: true, number: true, checkCode: true, issuedOn: true },
  ...{ recipientKk: true, recipientRu: true, issuerKk: true, issuerRu: true },
  ...{ reasonKk: true, reasonRu: true },
  kind: { select: { code: true, prefix: true, nameKk: true, nameRu: true } },
} satisfies Prisma.AwardSelect
export type LetterRow = Prisma.AwardGetPayload<{ select: typeof letterColumns }>

/** How many letters a choice would print. */
export async function countLetters(actor: Actor, choice: LetterSetInput): Promise<number> {
  return canPrepareAwards(actor) ? db.award.count({ where: lettersOf(choice) }) : 0
}

/** A set of letters with how far its printing is; null for others and for an unknown one. */
export async function findLetterSet(actor: Actor, id: string) {
  if (!canPrepareAwards(actor)) return null
  const set = await db.letterSet.findUnique({ where: { id } })
  if (!set) return null
  const [count, job, kind, event, round] = await Promise.all([
    db.award.count({ where: lettersOf(set) }),
    findLatestJob(actor, lettersKind, id),
    set.kindId ? db.awardKind.findUnique({ where: { id: set.kindId } }) : null,
    set.eventId ? db.event.findUnique({ where: { id: set.eventId }, select: titles }) : null,
    set.roundId ? db.nominationRound.findUnique({ where: { id: set.roundId }, select: titles }) : null,
  ])
  return { set, count, job, kind, event, round }
}

const titles = { titleKk: true, titleRu: true, titleEn: true } as const

/** Kinds, years and ceremonies with letters, for the choice of what is printed. */
export async function listLetterChoices(actor: Actor) {
  if (!canPrepareAwards(actor)) return { years: [], kinds: [], events: [] }
  const issued = { state: 'issued' as const }
  const [years, kinds, events] = await Promise.all([
    db.award.groupBy({ by: ['year'], where: issued, orderBy: { year: 'desc' } }),
    db.awardKind.findMany({ where: { awards: { some: issued } }, orderBy: { position: 'asc' } }),
    db.event.findMany({
      where: { awards: { some: issued } },
      orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
      take: 200,
      select: { id: true, ...titles },
    }),
  ])
  return { years: years.map(({ year }) => year), kinds, events }
}
