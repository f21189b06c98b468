import type { Actor } from '#lib/accounts/actor.ts'
import { startJob } from '#lib/jobs/commands.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden } from '#lib/platform/refusal.ts'
import { canPrepareAwards } from '../policy.ts'
import { lettersMax, lettersOf } from '../rules/letters.ts'
import type { LetterSetInput } from '../schema.ts'

export const lettersKind = 'letters'

/**
 * Begins to print all valid letters of a year, kind, ceremony, round or batch into one file; the worker does it. The same choice
 * asked for again while it runs is the same job. Throws `Conflict` when there is none, or more than one file holds.
 */
export async function startLetters(actor: Actor, choice: LetterSetInput): Promise<{ setId: string }> {
  if (!canPrepareAwards(actor)) throw new Forbidden('awards.refusals.notAllowed')
  return transaction(async (tx) => {
    const total = await tx.award.count({ where: lettersOf(choice) })
    if (total === 0) throw new Conflict('awards.refusals.noLetters')
    if (total > lettersMax) throw new Conflict('awards.refusals.tooManyLetters', { max: lettersMax })
    const key = JSON.stringify(Object.entries(choice).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    await tx.letterSet.createMany({ data: [{ key, ...choice }], skipDuplicates: true })
    const { id } = await tx.letterSet.findUniqueOrThrow({ where: { key }, select: { id: true } })
    await startJob(actor, tx, { kind: lettersKind, subjectId: id, total })
    return { setId: id }
  })
}
