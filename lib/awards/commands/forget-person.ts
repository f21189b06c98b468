import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { record } from '#lib/audit/record.ts'
import { dropResults } from '#lib/jobs/commands.ts'
import { awardNumberText } from '../rules.ts'
import { lettersKind } from './start-letters.ts'

const gone = '—'

/** Takes somebody's awards out of the public register at their own wish; the check page still knows the papers. Returns how many. */
export async function hideAwardsOf(actor: Actor | null, tx: Tx, volunteerId: string): Promise<number> {
  const shown = await tx.award.findMany({
    where: { volunteerId, state: 'issued', isHidden: false },
    select: { id: true, year: true, number: true, kind: { select: { prefix: true } } },
  })
  for (const { id, year, number, kind } of shown) {
    await tx.award.update({ where: { id }, data: { isHidden: true, version: { increment: 1 } } })
    const label = awardNumberText(kind.prefix, year, number ?? 0)
    await record(tx, actor, 'award.hidden', { type: 'award', id, label })
  }
  return shown.length
}

/**
 * Leaves of somebody's awards the kind, the number and the day, so that a paper can still be checked; drafts and titles go. The
 * joint prints that hold their letters go too: their keys are returned for the caller to remove after the commit.
 */
export async function forgetPersonInAwards(
  actor: Actor | null,
  tx: Tx,
  volunteerId: string,
): Promise<{ files: string[] }> {
  const subjectIds = await setsWith(tx, volunteerId)
  const files = await dropResults(actor, tx, { kind: lettersKind, subjectIds })
  await tx.award.deleteMany({ where: { volunteerId, state: 'draft' } })
  await tx.award.updateMany({
    where: { volunteerId },
    data: {
      ...{
        recipientKk: gone,
        recipientRu: gone,
        recipientEn: gone,
        recipientKey: '',
        reasonKk: '',
        reasonRu: '',
        reasonEn: '',
      },
      ...{ isHidden: true, sourceUrl: null, version: { increment: 1 } },
    },
  })
  await tx.award.updateMany({
    where: { volunteerId, state: 'revoked' },
    data: { revokeReasonKk: gone, revokeReasonRu: gone, revokeReasonEn: gone },
  })
  await tx.informalTitle.deleteMany({ where: { volunteerId } })
  return { files }
}

/** The sets whose letters may have somebody's among them. */
async function setsWith(tx: Tx, volunteerId: string): Promise<string[]> {
  const awards = await tx.award.findMany({
    where: { volunteerId, number: { not: null } },
    select: {
      year: true,
      kindId: true,
      eventId: true,
      batchId: true,
      nomination: { select: { roundId: true } },
    },
  })
  const sets = await tx.letterSet.findMany({
    where: {
      OR: awards.map(({ year, kindId, eventId, batchId, nomination }) => ({
        AND: [
          { OR: [{ year: null }, { year }] },
          { OR: [{ kindId: null }, { kindId }] },
          { OR: [{ eventId: null }, { eventId }] },
          { OR: [{ batchId: null }, { batchId }] },
          { OR: [{ roundId: null }, { roundId: nomination?.roundId ?? null }] },
        ],
      })),
    },
    select: { id: true },
  })
  return sets.map(({ id }) => id)
}
