import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import { findConnection } from '../commands/detect-recusals.ts'
import { canRunRounds, judgedBy } from '../policy.ts'
import { roundColumns, withNominations } from './rounds.ts'

/** The rounds an actor sits in the jury of, those that wait first. */
export async function listJuries(actor: Actor) {
  return db.nominationRound.findMany({
    where: judgedBy(actor),
    orderBy: [{ state: 'asc' }, { id: 'desc' }],
    take: 100,
    select: { id: true, state: true, titleKk: true, titleRu: true, titleEn: true, year: true },
  })
}

/** A round as one of its jurors sees it, in the order of proposing; null for everybody else. */
export async function findJury(actor: Actor, roundId: string) {
  if (!idPattern.test(roundId)) return null
  const round = await db.nominationRound.findFirst({
    where: { AND: [{ id: roundId }, judgedBy(actor)] },
    select: roundColumns,
  })
  if (!round) return null
  const view = await withNominations(actor, round)
  const nominations = view.nominations.toSorted(
    (one, other) => one.createdAt.getTime() - other.createdAt.getTime(),
  )
  return { ...view, nominations }
}
export type JuryView = NonNullable<Awaited<ReturnType<typeof findJury>>>

/** One nomination for a juror, with how the registers connect the two; null for everybody else. */
export async function findNominationToJudge(actor: Actor, roundId: string, id: string) {
  const round = idPattern.test(id) ? await findJury(actor, roundId) : null
  const nomination = round?.nominations.find((each) => each.id === id)
  if (!round || !nomination) return null
  return { round, nomination, connection: await findConnection(actor, db, id) }
}

/** The protocol of a decided round, for those who run rounds and for its jury; null before, and for everybody else. */
export async function findProtocol(actor: Actor, roundId: string) {
  if (!idPattern.test(roundId)) return null
  const round = await db.nominationRound.findFirst({
    where: {
      AND: [{ id: roundId, protocolNumber: { not: null } }, canRunRounds(actor) ? {} : judgedBy(actor)],
    },
    select: roundColumns,
  })
  return round && withNominations(actor, round)
}
export type ProtocolView = NonNullable<Awaited<ReturnType<typeof findProtocol>>>
