import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { type Keyset, keysetArguments, keysetPage } from '#lib/platform/keyset.ts'
import { registerWhere } from '#lib/volunteers/queries/list-volunteers.ts'
import { volunteerFilters } from '#lib/volunteers/schema.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { pairsIn } from './policy.ts'
import { bandFrom, type Band, bands } from './rules.ts'
import { type PairFilters, type PairState, pairStates } from './schema.ts'

export const pageSize = 20
/** Beyond it a count says "more than". */
export const countMax = 200

const cardColumns = {
  ...{ id: true, cardNumber: true, surname: true, givenName: true, patronymic: true, birthDate: true },
  ...{ status: true, mergedIntoId: true },
  memberships: {
    where: { endedOn: null },
    orderBy: { isPrimary: 'desc' },
    take: 1,
    select: {
      centre: { select: { nameKk: true, nameRu: true, nameEn: true } },
      organisation: { select: { nameKk: true, nameRu: true, nameEn: true } },
    },
  },
} satisfies Prisma.VolunteerSelect

const columns = {
  ...{ id: true, state: true, score: true, reasons: true, decidedAt: true, oneId: true, otherId: true },
  one: { select: cardColumns },
  other: { select: cardColumns },
} satisfies Prisma.DuplicatePairSelect
export type ListedPair = Prisma.DuplicatePairGetPayload<{ select: typeof columns }>

/** A page of the queue the actor may know of, the likeliest pairs first. */
export async function listPairs(actor: Actor, filters: PairFilters, keyset: Keyset) {
  const known = keyset && (await db.duplicatePair.count({ where: { id: keyset.id } })) ? keyset : null
  const rows = await db.duplicatePair.findMany({
    where: { AND: [pairsIn(actor, filters.state), ...conditions(actor, filters)] },
    orderBy: [{ score: 'desc' }, { id: 'asc' }],
    select: columns,
    ...keysetArguments(known, pageSize),
  })
  return keysetPage(rows, known, pageSize)
}

/** How many pairs stand in each state, at most one more than `countMax`. */
export async function countPairs(actor: Actor, filters: PairFilters): Promise<Record<PairState, number>> {
  const counts = await Promise.all(
    pairStates.map((state) =>
      db.duplicatePair.count({
        where: { AND: [pairsIn(actor, state), ...conditions(actor, filters)] },
        take: countMax + 1,
      }),
    ),
  )
  return Object.fromEntries(pairStates.map((state, index) => [state, counts[index] ?? 0])) as Record<
    PairState,
    number
  >
}

/** The open pairs of a card, the likeliest first: what its page offers to compare. */
export async function listPairsOfCard(actor: Actor, volunteerId: string) {
  return db.duplicatePair.findMany({
    where: {
      AND: [pairsIn(actor, 'open'), { OR: [{ oneId: volunteerId }, { otherId: volunteerId }] }],
    },
    orderBy: [{ score: 'desc' }, { id: 'asc' }],
    take: 5,
    select: columns,
  })
}

function conditions(actor: Actor, { band, centre, q }: PairFilters): Prisma.DuplicatePairWhereInput[] {
  const inEither = (card: Prisma.VolunteerWhereInput) => ({ OR: [{ one: card }, { other: card }] })
  return [
    ...(band ? [{ score: scoreWhere(band) }] : []),
    ...(q || centre ? [inEither(registerWhere(actor, volunteerFilters.parse({ q, centre })))] : []),
  ]
}

function scoreWhere(band: Band): Prisma.IntFilter {
  const above = bands[bands.indexOf(band) - 1]
  return { gte: bandFrom[band], ...(above ? { lt: bandFrom[above] } : {}) }
}
