import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { canPrepareAwards, canRevokeAwards } from '../policy.ts'
import { awardNumberText } from '../rules.ts'
import type { HideAwardInput, OwnEntryInput, RevokeAwardInput } from '../schema.ts'

/** Takes an issued award back for a stated reason; its number stays used and its check page says so. A second call is a Conflict. */
export async function revokeAward(actor: Actor, input: RevokeAwardInput): Promise<void> {
  if (!canPrepareAwards(actor)) throw new NotFound('awards.refusals.unknown')
  if (!canRevokeAwards(actor)) throw new Forbidden('awards.refusals.administratorsOnly')
  const { id, version, reasonKk, reasonRu, reasonEn } = input
  await transaction(async (tx) => {
    const award = await findFacts(tx, id)
    if (award.state === 'draft') throw new Conflict('awards.refusals.notIssued')
    if (award.state === 'revoked') throw new Conflict('awards.refusals.alreadyRevoked')
    const { count } = await tx.award.updateMany({
      where: { id, version, state: 'issued' },
      data: {
        ...{ state: 'revoked', revokedAt: now(), version: { increment: 1 } },
        ...{ revokeReasonKk: reasonKk, revokeReasonRu: reasonRu, revokeReasonEn: reasonEn },
      },
    })
    if (count === 0) throw new Conflict('awards.refusals.stale')
    const label = awardNumberText(award.kind.prefix, award.year, award.number ?? 0)
    // The reason stands with the award: the history outlives people (R20).
    await record(tx, actor, 'award.revoked', { type: 'award', id, label })
  })
}

/**
 * Takes an entry out of what is public at the recipient's wish, also of an award that was taken back, or puts it back; the check
 * page still knows the paper.
 */
export async function setAwardHidden(actor: Actor, { id, version, isHidden }: HideAwardInput): Promise<void> {
  if (!canPrepareAwards(actor)) throw new NotFound('awards.refusals.unknown')
  await transaction((tx) => hide(actor, tx, { id, version, isHidden }))
}

/** The same by the holder about their own entry, an award or a title; another's does not exist. A stale page is a `Conflict`. */
export async function setOwnEntryHidden(actor: Actor, input: OwnEntryInput): Promise<void> {
  const { id, version, isHidden, entry } = input
  const { volunteerId } = actor
  if (!volunteerId) throw new NotFound('awards.refusals.unknown')
  await transaction(async (tx) => {
    if (entry === 'award') {
      const own = { id, volunteerId, state: { not: 'draft' as const } }
      if ((await tx.award.count({ where: own })) === 0) throw new NotFound('awards.refusals.unknown')
      return hide(actor, tx, { id, version, isHidden })
    }
    const where = { id, volunteerId }
    if ((await tx.informalTitle.count({ where })) === 0) throw new NotFound('awards.refusals.unknown')
    const { count } = await tx.informalTitle.updateMany({
      where: { ...where, version, isHidden: !isHidden },
      data: { isHidden, version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('awards.refusals.stale')
    await record(tx, actor, isHidden ? 'title.hidden' : 'title.shown', { type: 'title', id })
  })
}

async function hide(actor: Actor, tx: Tx, { id, version, isHidden }: HideAwardInput): Promise<void> {
  const award = await findFacts(tx, id)
  if (award.state === 'draft') throw new Conflict('awards.refusals.notIssued')
  const { count } = await tx.award.updateMany({
    where: { id, version, state: award.state, isHidden: !isHidden },
    data: { isHidden, version: { increment: 1 } },
  })
  if (count === 0) throw new Conflict('awards.refusals.stale')
  const label = awardNumberText(award.kind.prefix, award.year, award.number ?? 0)
  await record(tx, actor, isHidden ? 'award.hidden' : 'award.shown', { type: 'award', id, label })
}

async function findFacts(tx: Tx, id: string) {
  const select = { state: true, year: true, number: true, kind: { select: { prefix: true } } } as const
  const award = await tx.award.findUnique({ where: { id }, select })
  if (!award) throw new NotFound('awards.refusals.unknown')
  return award
}
