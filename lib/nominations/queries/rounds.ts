import type { Actor } from '#lib/accounts/actor.ts'
import { isOwnAward } from '#lib/awards/policy.ts'
import { db } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { canRunRounds, isOwnNomination } from '../policy.ts'
import { ranked, resultOf } from '../rules.ts'
import { readDossier } from '../rules/dossier.ts'

const names = { nameKk: true, nameRu: true, nameEn: true } as const
const titles = { titleKk: true, titleRu: true, titleEn: true } as const
const roundsMax = 200

/** All rounds for those who run them, the newest first. */
export async function listRounds(actor: Actor) {
  if (!canRunRounds(actor)) return []
  return db.nominationRound.findMany({
    orderBy: { id: 'desc' },
    take: roundsMax,
    select: {
      ...{ id: true, state: true, year: true, opensOn: true, closesOn: true, ...titles },
      kind: { select: names },
      _count: { select: { nominations: { where: { state: { not: 'withdrawn' } } }, jurors: true } },
    },
  })
}
export type RoundRow = Awaited<ReturnType<typeof listRounds>>[number]

const opinionColumns = {
  ...{ userId: true, recusal: true, reason: true, comment: true },
  marks: { select: { criterionId: true, points: true } },
  user: { select: { name: true } },
} satisfies Prisma.NominationOpinionSelect

export const roundColumns = {
  ...{ id: true, state: true, version: true, year: true, kindId: true, quorum: true, isDemo: true },
  ...{ opensOn: true, closesOn: true, heldOn: true, protocolYear: true, protocolNumber: true, ...titles },
  ...{ issuerKk: true, issuerRu: true, issuerEn: true },
  kind: { select: names },
  chair: { select: { name: true } },
  criteria: {
    orderBy: { position: 'asc' },
    select: { id: true, labelKk: true, labelRu: true, labelEn: true, weight: true },
  },
  jurors: {
    orderBy: { user: { name: 'asc' } },
    select: { userId: true, wasPresent: true, user: { select: { name: true } } },
  },
} satisfies Prisma.NominationRoundSelect

export const nominationColumns = {
  ...{ id: true, state: true, version: true, roundId: true, frozenAt: true, dossier: true },
  ...{ nomineeKk: true, nomineeRu: true, nomineeEn: true, volunteerId: true, organisationId: true },
  ...{ justification: true, justificationLocale: true, nominatedById: true, createdAt: true },
  ...{ sentenceKk: true, sentenceRu: true, decidedAt: true },
  nominatedBy: { select: { name: true } },
  fromCentre: { select: names },
  fromOrganisation: { select: names },
  award: { select: { id: true, state: true, number: true, year: true, kind: { select: { prefix: true } } } },
  opinions: { orderBy: { user: { name: 'asc' } }, select: opinionColumns },
} satisfies Prisma.NominationSelect

type Row = Prisma.NominationGetPayload<{ select: typeof nominationColumns }>
type Round = Prisma.NominationRoundGetPayload<{ select: typeof roundColumns }>

/**
 * A round with its nominations in the order of their means; null for others and for an unknown one. A member of staff who sits
 * in the jury sees what others said of a nomination only after having said something themselves.
 */
export async function findRound(actor: Actor, id: string) {
  if (!canRunRounds(actor) || !idPattern.test(id)) return null
  const round = await db.nominationRound.findUnique({ where: { id }, select: roundColumns })
  return round && withNominations(actor, round)
}
export type RoundView = NonNullable<Awaited<ReturnType<typeof findRound>>>
export type NominationView = RoundView['nominations'][number]

/** The same for a juror of the round, once it is with the jury. */
export async function withNominations(actor: Actor, round: Round) {
  const rows = await db.nomination.findMany({
    where: { roundId: round.id, state: { not: 'withdrawn' } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: nominationColumns,
  })
  return { ...round, nominations: ranked(rows.map((row) => presentNomination(actor, round, row))) }
}

/**
 * A nomination as this actor may see it: others' marks are veiled from a juror who has not judged yet and from whom it is about, who
 * never reads what jurors wrote.
 */
export function presentNomination(actor: Actor, round: Round, { dossier, opinions, ...row }: Row) {
  const isJuror = round.jurors.some(({ userId }) => userId === actor.userId)
  const own = opinions.find(({ userId }) => userId === actor.userId) ?? null
  const hasJudged = own !== null && own.recusal === null
  const isSelf = isOwnAward(actor, row)
  const isVeiled = round.state === 'judging' && (isSelf || (isJuror && !hasJudged))
  const result = isVeiled ? { mean: null, marked: 0, recused: 0 } : resultOf(round.criteria, opinions)
  return {
    ...row,
    ...{ ...result, own, isVeiled, isOwn: isOwnNomination(actor, row) },
    opinions: isVeiled ? [] : isSelf ? opinions.map(withoutWords) : opinions,
    dossier: readDossier(dossier),
  }
}

function withoutWords(opinion: Row['opinions'][number]): Row['opinions'][number] {
  return { ...opinion, reason: '', comment: '', marks: [] }
}

/** One nomination for those who run rounds; null for others, an unknown one, and one taken back. */
export async function findNominationToDecide(actor: Actor, roundId: string, id: string) {
  const round = idPattern.test(id) ? await findRound(actor, roundId) : null
  const nomination = round?.nominations.find((each) => each.id === id)
  return round && nomination ? { round, nomination } : null
}
