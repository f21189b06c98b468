import type { Actor } from '#lib/accounts/actor.ts'
import { requirePassword } from '#lib/accounts/commands/passwords.ts'
import { record } from '#lib/audit/record.ts'
import { hidePapersOf } from '#lib/certificates/commands/forget-person.ts'
import { hideAwardsOf } from '#lib/awards/commands/forget-person.ts'
import { takeOutOfAll } from '#lib/files/commands/take-out.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { centreOfCard } from '#lib/volunteers/commands/scope.ts'
import { endOwnConsents } from '#lib/volunteers/commands/withdraw-consent.ts'
import { dueAfter, isOpen } from '../policy.ts'
import type { AskErasureInput } from '../schema.ts'

/**
 * Asks for the actor's own erasure: what is public is hidden at once, the rest goes after three days unless it is taken back. The
 * password proves who asks. A second request while one is open is a Conflict.
 */
export async function askErasure(actor: Actor, { currentPassword }: AskErasureInput): Promise<void> {
  const volunteerId = requireCard(actor)
  await requirePassword(actor, currentPassword)
  await transaction(async (tx) => {
    await hide(actor, tx, volunteerId)
    const open = await tx.erasureRequest.count({ where: { volunteerId, ...isOpen } })
    if (open > 0) throw new Conflict('erasure.refusals.askedAlready')
    const askedAt = now()
    await tx.erasureRequest.create({ data: { volunteerId, way: 'own', askedAt, dueAt: dueAfter(askedAt) } })
    await write(actor, tx, volunteerId, 'volunteer.erasureAsked')
  })
}

/** Takes the actor's request back before its day; what was hidden stays hidden. A second call is a Conflict. */
export async function takeBackErasure(actor: Actor): Promise<void> {
  const volunteerId = requireCard(actor)
  await transaction(async (tx) => {
    const { count } = await tx.erasureRequest.updateMany({
      where: { volunteerId, ...isOpen },
      data: { takenBackAt: now() },
    })
    if (count === 0) throw new Conflict('erasure.refusals.takenBack')
    await write(actor, tx, volunteerId, 'volunteer.erasureTakenBack')
  })
}

/**
 * Takes the actor out of everything public at once (R20): the consent to publish ends, awards leave the register, check pages of
 * papers show nothing but that they are valid, pictures close. A second call changes nothing more.
 */
export async function hideSelf(actor: Actor): Promise<void> {
  const volunteerId = requireCard(actor)
  await transaction(async (tx) => {
    await hide(actor, tx, volunteerId)
    await write(actor, tx, volunteerId, 'volunteer.hidden')
  })
}

async function hide(actor: Actor, tx: Tx, volunteerId: string) {
  await endOwnConsents(actor, tx, 'publishing')
  await hideAwardsOf(actor, tx, volunteerId)
  await hidePapersOf(actor, tx, volunteerId)
  await takeOutOfAll(actor, tx, volunteerId)
}

function requireCard(actor: Actor): string {
  if (!actor.volunteerId) throw new NotFound('erasure.refusals.noCard')
  return actor.volunteerId
}

async function write(actor: Actor, tx: Tx, id: string, action: string) {
  const { cardNumber } = await tx.volunteer.findUniqueOrThrow({ where: { id }, select: { cardNumber: true } })
  const centreId = await centreOfCard(actor, tx, id)
  await record(tx, actor, action, { type: 'volunteer', id, label: `№ ${cardNumber}`, centreId })
}
