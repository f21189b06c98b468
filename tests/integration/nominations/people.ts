import type { Actor } from '#lib/accounts/actor.ts'
import { beginJudging } from '#lib/nominations/commands/rounds.ts'
import { propose } from '#lib/nominations/commands/propose.ts'
import * as build from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, anEditor } from '#tests/support/people.ts'

export { auditOf, refusalOf } from '../awards/people.ts'

/** An open round with an editor in its jury. */
export async function aRound(given: Parameters<typeof build.createRound>[1] = {}) {
  const round = await build.createRound(db, given)
  const juror = await anEditor()
  await sit(round.id, juror)
  const criteria = await db.nominationCriterion.findMany({
    where: { roundId: round.id },
    orderBy: { position: 'asc' },
  })
  return { round, juror, criteria }
}

export async function sit(roundId: string, juror: Actor): Promise<void> {
  await db.nominationJuror.create({ data: { roundId, userId: juror.userId } })
}

/** A round with one person proposed by the coordinator of their centre. */
export async function aProposal(given: Parameters<typeof build.createRound>[1] = {}) {
  const scene = await aRound(given)
  const { centre, actor: coordinator } = await aCoordinator()
  const person = await build.createVolunteer(db, { centreId: centre.id })
  const { id } = await propose(coordinator, proposal(scene.round.id, person.id))
  return { ...scene, centre, coordinator, person, nominationId: id }
}

export function proposal(roundId: string, volunteerId: string) {
  return {
    roundId,
    nominee: { type: 'volunteer' as const, id: volunteerId },
    justification: 'Қыс бойы қарттарға көмектесті',
    justificationLocale: 'kk' as const,
  }
}

/** The same, given to the jury. */
export async function aSitting(given: Parameters<typeof build.createRound>[1] = {}) {
  const scene = await aProposal(given)
  const chair = await anEditor()
  await beginJudging(chair, { id: scene.round.id, version: 1 })
  return { ...scene, chair }
}

export function marksFor(criteria: { id: string }[], ...points: number[]): Record<string, number> {
  return Object.fromEntries(criteria.map(({ id }, index) => [id, points[index] ?? 3]))
}

export const words = { sentenceKk: 'қарттарға көмегі үшін', sentenceRu: 'за помощь пожилым' }
