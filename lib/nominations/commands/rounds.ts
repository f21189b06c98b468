import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { canRunRounds } from '../policy.ts'
import { ofStaff } from '../queries/staff.ts'
import type { OpenRoundInput, RoundStepInput, SaveRoundInput } from '../schema.ts'
import { detectRecusals } from './detect-recusals.ts'
import { writeJuryLetters } from './write-letters.ts'

/** Opens a round: from its first day on candidates can be proposed. Throws `Invalid` for a juror who is no staff. */
export async function openRound(actor: Actor, input: OpenRoundInput): Promise<{ id: string }> {
  if (!canRunRounds(actor)) throw new Forbidden('nominations.refusals.notAllowed')
  const { criteria, jurors, ...rest } = input
  return transaction(async (tx) => {
    await checkChoices(tx, input)
    const { id } = await tx.nominationRound.create({
      data: { ...rest, ...days(rest), createdById: actor.userId },
      select: { id: true },
    })
    await writeParts(tx, id, { criteria, jurors })
    await record(tx, actor, 'nominationRound.opened', { type: 'nominationRound', id })
    return { id }
  })
}

/** Changes a round while it is open; a stale form, or a round that went on meanwhile, is a `Conflict`. */
export async function saveRound(actor: Actor, input: SaveRoundInput): Promise<void> {
  if (!canRunRounds(actor)) throw new NotFound('nominations.refusals.unknownRound')
  const { id, version, criteria, jurors, ...rest } = input
  await transaction(async (tx) => {
    await checkChoices(tx, input)
    const { count } = await tx.nominationRound.updateMany({
      where: { id, version, state: 'open' },
      data: { ...rest, ...days(rest), version: { increment: 1 } },
    })
    if (count === 0) await refuseStep(tx, id, 'open')
    await tx.nominationCriterion.deleteMany({ where: { roundId: id } })
    await tx.nominationJuror.deleteMany({ where: { roundId: id } })
    await writeParts(tx, id, { criteria, jurors })
    await record(tx, actor, 'nominationRound.saved', { type: 'nominationRound', id })
  })
}

/**
 * Ends the proposing and gives the nominations to the jury, each juror told by mail; who is connected with a nominee is recused
 * at once. Throws `Conflict` without nominations, and for a second call.
 */
export async function beginJudging(actor: Actor, { id, version }: RoundStepInput): Promise<void> {
  if (!canRunRounds(actor)) throw new NotFound('nominations.refusals.unknownRound')
  await transaction(async (tx) => {
    const { count } = await tx.nominationRound.updateMany({
      where: { id, version, state: 'open' },
      data: { state: 'judging', version: { increment: 1 } },
    })
    if (count === 0) await refuseStep(tx, id, 'open')
    const nominations = await tx.nomination.count({ where: { roundId: id, state: 'submitted' } })
    if (nominations === 0) throw new Conflict('nominations.refusals.noNominations')
    await detectRecusals(actor, tx, id)
    await writeJuryLetters(actor, tx, id)
    const details = { nominations }
    await record(tx, actor, 'nominationRound.judging', { type: 'nominationRound', id, details })
  })
}

/** Says why a step of a round cannot be made: it is not there, it went on, or somebody else changed it. */
export async function refuseStep(tx: Tx, id: string, expected: string): Promise<never> {
  const round = await tx.nominationRound.findUnique({ where: { id }, select: { state: true } })
  if (!round) throw new NotFound('nominations.refusals.unknownRound')
  throw new Conflict(
    round.state === expected ? 'nominations.refusals.stale' : 'nominations.refusals.otherState',
  )
}

function days({ opensOn, closesOn }: { opensOn: string; closesOn: string }) {
  return { opensOn: new Date(opensOn), closesOn: new Date(closesOn) }
}

type Parts = Pick<OpenRoundInput, 'criteria' | 'jurors'>

async function writeParts(tx: Tx, roundId: string, { criteria, jurors }: Parts): Promise<void> {
  const rows = criteria.map((criterion, index) => ({ ...criterion, roundId, position: index + 1 }))
  await tx.nominationCriterion.createMany({ data: rows })
  const members = [...new Set(jurors)].map((userId) => ({ roundId, userId }))
  await tx.nominationJuror.createMany({ data: members })
}

async function checkChoices(tx: Tx, { kindId, jurors, quorum }: OpenRoundInput): Promise<void> {
  const wanted = new Set(jurors)
  const kinds = await tx.awardKind.count({ where: { id: kindId } })
  const staff = await tx.user.count({ where: { AND: [ofStaff(), { id: { in: [...wanted] } }] } })
  if (kinds === 0) throw new Invalid({ kindId: { code: 'form.unknownChoice' } })
  if (staff !== wanted.size) throw new Invalid({ jurors: { code: 'form.unknownChoice' } })
  if (quorum > wanted.size) throw new Invalid({ quorum: { code: 'nominations.refusals.quorumTooLarge' } })
}
