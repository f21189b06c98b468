import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { canPrepareAwards, isOwnAward } from '../policy.ts'
import { awardNumberText } from '../rules.ts'
import type { IssueAwardInput } from '../schema.ts'
import { claimNumber, dayOfIssue, holdKind, isWhole, refuseSecondAward } from './numbers.ts'

/**
 * Gives a draft its number and makes it public; returns the number as printed. A second call is a Conflict. `number` null takes
 * the next free one; a wanted number that is taken throws `Invalid`.
 */
export async function issueAward(actor: Actor, input: IssueAwardInput): Promise<{ number: string }> {
  if (!canPrepareAwards(actor)) throw new NotFound('awards.refusals.unknown')
  return transaction(async (tx) => {
    const award = await tx.award.findUnique({ where: { id: input.id }, omit: { checkCode: true } })
    if (!award) throw new NotFound('awards.refusals.unknown')
    if (award.state !== 'draft') throw new Conflict('awards.refusals.alreadyIssued')
    if (isOwnAward(actor, award)) throw new Forbidden('awards.refusals.toOneself')
    if (!isWhole(award)) throw new Conflict('awards.refusals.incomplete')
    const issuedOn = dayOfIssue(award.issuedOn?.toISOString().slice(0, 10) ?? null)
    const prefix = await holdKind(tx, award.kindId)
    await refuseSecondAward(tx, award, [award])
    const series = { kindId: award.kindId, prefix, year: Number(issuedOn.slice(0, 4)) }
    const number = await claimNumber(tx, series, input.number)
    const { count } = await tx.award.updateMany({
      where: { id: award.id, state: 'draft', version: input.version },
      data: {
        state: 'issued',
        number,
        year: series.year,
        issuedOn: new Date(issuedOn),
        version: { increment: 1 },
      },
    })
    if (count === 0) throw new Conflict('awards.refusals.stale')
    const label = awardNumberText(prefix, series.year, number)
    await record(tx, actor, 'award.issued', {
      type: 'award',
      id: award.id,
      label,
      organisationId: award.organisationId,
    })
    return { number: label }
  })
}
