import type { Actor } from '#lib/accounts/actor.ts'
import { hideAwardsOf } from '#lib/awards/commands/forget-person.ts'
import { takeOutOfAll } from '#lib/files/commands/take-out.ts'
import { leaveAllComing } from '#lib/participation/commands/forget-person.ts'
import { withPeople } from '#lib/participation/commands/with-people.ts'
import { transaction, type Tx } from '#lib/platform/db.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { endByLink, endConsent } from '#lib/volunteers/commands/withdraw-consent.ts'
import type { WithdrawConsentInput } from '#lib/volunteers/schema.ts'
import type { WithdrawOwnInput } from '../schema.ts'

/**
 * Ends a consent with what follows from it: without the one to publish, awards and pictures leave the public pages at once (R20). For those
 * who keep the card. Throws what `endConsent` throws.
 */
export async function withdrawConsent(actor: Actor, input: WithdrawConsentInput) {
  return transaction(async (tx) => {
    const { kind } = await endConsent(actor, tx, input)
    if (kind === 'publishing') await hide(actor, tx, input.volunteerId)
    return { kind }
  })
}

/** The actor's own consent; `leaveComing` gives up every coming place with it. A second call is a Conflict. */
export async function withdrawOwnConsent(actor: Actor, { consentId, leaveComing }: WithdrawOwnInput) {
  const { volunteerId } = actor
  if (!volunteerId) throw new NotFound('erasure.refusals.noCard')
  return withPeople(actor, [volunteerId], async (tx, held) => {
    const { kind } = await endConsent(actor, tx, { volunteerId, consentId })
    if (kind === 'publishing') await hide(actor, tx, volunteerId)
    const left = leaveComing ? await leaveAllComing(actor, tx, { volunteerId, held }) : 0
    return { kind, left }
  })
}

/** What was given by a mailed link is taken back by the same link. Throws what `endByLink` throws. */
export async function withdrawByLink(
  actor: null,
  { secret }: { secret: string },
  { address }: { address: string },
): Promise<{ volunteerId: string }> {
  return transaction(async (tx) => {
    const { volunteerId, kinds } = await endByLink(actor, tx, secret, address)
    if (kinds.includes('publishing')) await hide(actor, tx, volunteerId)
    return { volunteerId }
  })
}

async function hide(actor: Actor | null, tx: Tx, volunteerId: string): Promise<void> {
  await hideAwardsOf(actor, tx, volunteerId)
  await takeOutOfAll(actor, tx, volunteerId)
}
