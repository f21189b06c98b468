import { record } from '#lib/audit/record.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { amendableStates, canAmend } from '../policy.ts'
import { findOwnApplication } from '../queries.ts'
import type { AmendApplicationInput } from '../schema.ts'
import { checkPlace, searchKeyOf } from './send-application.ts'
import { tellApplicant } from './tell-applicant.ts'

/**
 * Corrects an application by its link while nobody reads it yet, or after it came back; it then waits for the office anew. Throws
 * NotFound for a link that opens nothing, Conflict when it is being read, settled, or was corrected elsewhere meanwhile.
 */
export async function amendApplication(
  actor: null,
  { token, version, ...input }: AmendApplicationInput,
): Promise<void> {
  const found = await findOwnApplication(actor, token)
  if (!found) throw new NotFound('applications.refusals.unknown')
  await limit('applicationByContact', `amend ${found.id}`)
  if (!canAmend(found)) throw new Conflict('applications.refusals.notAmendable')
  await transaction(async (tx) => {
    await checkPlace(tx, input)
    const { count } = await tx.application.updateMany({
      where: { id: found.id, version, state: { in: [...amendableStates] }, forgottenAt: null },
      data: { ...input, searchKey: searchKeyOf(input), state: 'new', version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('applications.refusals.stale')
    const saved = await tx.application.findUniqueOrThrow({ where: { id: found.id } })
    await tellApplicant(actor, tx, saved, { news: 'amended' })
    await record(tx, actor, 'application.amended', { type: 'application', id: saved.id, label: saved.nameKk })
  })
}
