import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { findLatestJob } from '#lib/jobs/queries.ts'
import { storageKeyOf } from '#lib/jobs/worker.ts'
import { transaction } from '#lib/platform/db.ts'
import { openStored } from '#lib/platform/file-store.ts'
import { idPattern } from '#lib/platform/text.ts'
import { pdfOfLetter } from '../paper/letters.ts'
import { canPrepareAwards, heldBy } from '../policy.ts'
import { findLetterSet, letterColumns } from '../queries/letters.ts'
import { awardNumberText } from '../rules.ts'
import { lettersName } from './run-letters.ts'
import { lettersKind } from './start-letters.ts'

/**
 * A valid award's letter as a PDF, for its holder and for those who award; null when it is not there for them, was taken back or
 * is a draft. Somebody else's paper holds personal data: that it was taken out is recorded.
 */
export async function takeOutLetter(
  actor: Actor,
  id: string,
): Promise<{ bytes: Buffer; name: string } | null> {
  if (!idPattern.test(id)) return null
  const award = await transaction(async (tx) => {
    const found = await tx.award.findFirst({
      where: { AND: [{ id, state: 'issued' }, heldBy(actor)] },
      select: { ...letterColumns, volunteerId: true },
    })
    if (found && (found.volunteerId === null || found.volunteerId !== actor.volunteerId)) {
      const label = awardNumberText(found.kind.prefix, found.year, found.number ?? 0)
      await record(tx, actor, 'award.takenOut', { type: 'award', id, label })
    }
    return found
  })
  return award && { bytes: await pdfOfLetter(award), name: `award-${award.year}-${award.number}.pdf` }
}

/** What the last finished job printed of a set; null when there is nothing for the actor. Recorded each time. */
export async function takeOutLetters(actor: Actor, setId: string) {
  if (!idPattern.test(setId) || !canPrepareAwards(actor)) return null
  const found = await findLetterSet(actor, setId)
  const job = found && (await findLatestJob(actor, lettersKind, setId))
  const stored = job?.state === 'done' ? await openStored(storageKeyOf(job.id), lettersName) : null
  if (!stored) return null
  await transaction((tx) => record(tx, actor, 'award.takenOut', { type: 'letterSet', id: setId }))
  return stored
}
