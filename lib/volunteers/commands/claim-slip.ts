import type { Actor } from '#lib/accounts/actor.ts'
import { dropClaims } from '#lib/accounts/commands/claim-tokens.ts'
import { record } from '#lib/audit/record.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { newId } from '#lib/platform/new-id.ts'
import { forgive, limit, refuseSpent } from '#lib/platform/rate-limit.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { blindIndex, canSeal } from '#lib/platform/sealed.ts'
import { claimCodeOf } from '#lib/platform/signed-link.ts'
import { canEdit, canKeep } from '../policy.ts'
import { openSlips } from '../queries/claim-slip.ts'
import { findVolunteerCard } from '../queries.ts'
import { dayText } from '../rules.ts'
import type { ClaimOwnInput } from '../schema/claims.ts'
import { centreForAudit } from './scope.ts'

const slipLifetimeMs = 90 * dayMs
/** A birth date has some thirty thousand values: who found a slip must not try them through. */
const wrongTriesMax = 20

/**
 * Prints a code that binds the card to an account of the person's own: for 90 days, once. A slip printed before and links mailed
 * for it stop working. A Conflict when the card has an account, or no birth date to ask for.
 */
export async function issueClaimSlip(actor: Actor, { volunteerId }: { volunteerId: string }): Promise<void> {
  const card = await findVolunteerCard(actor, volunteerId)
  if (!card) throw new NotFound('volunteers.refusals.unknown')
  if (!canKeep(actor, card)) throw new Forbidden('volunteers.refusals.otherCentre')
  if (!canEdit(card)) throw new Conflict('volunteers.refusals.anonymised')
  if (card.userId) throw new Conflict('claims.refusals.hasAccount')
  if (!card.birthDate) throw new Conflict('claims.refusals.noBirthDate')
  if (!canSeal()) throw new Conflict('claims.refusals.noKeys')
  const id = newId()
  await transaction(async (tx) => {
    await lockRows(tx, 'Volunteer', [volunteerId])
    await tx.claimSlip.updateMany({ where: { volunteerId, ...openSlips() }, data: { revokedAt: now() } })
    await dropClaims(actor, tx, volunteerId)
    await tx.claimSlip.create({
      data: {
        ...{ id, volunteerId, createdById: actor.userId, codeHash: hashOf(claimCodeOf(id)) },
        expiresAt: new Date(now().getTime() + slipLifetimeMs),
      },
    })
    await record(tx, actor, 'volunteer.claimSlipPrinted', {
      type: 'volunteer',
      id: volunteerId,
      label: `№ ${card.cardNumber}`,
      centreId: await centreForAudit(tx, actor, volunteerId),
    })
  })
}

/**
 * The card a slip and a birth date belong to. One sentence for an unknown, used, expired or revoked code, a wrong date and a card
 * that has an account, so that nobody learns which. Ten wrong tries an hour from an address or for a code; twenty for a slip end it.
 */
export async function checkClaimSlip(
  actor: Actor | null,
  { code, birthDate }: ClaimOwnInput,
  address: string,
): Promise<{ volunteerId: string }> {
  const codeHash = hashOf(code)
  // Where nobody tells addresses apart, all share one key: a stranger's tries must not shut everybody out.
  const keys = [`code|${codeHash}`, ...(address === 'direct' ? [] : [`from|${address}`])]
  for (const key of keys) await refuseSpent('claimWrong', key)
  const slip = await db.claimSlip.findFirst({
    where: { codeHash, ...openSlips() },
    select: { id: true, volunteerId: true, createdAt: true, createdById: true, volunteer: { select: facts } },
  })
  const person = slip?.volunteer
  const isOpen = person && !person.userId && !person.mergedIntoId && person.status !== 'anonymised'
  if (slip && isOpen && person.birthDate && dayText(person.birthDate) === birthDate) {
    if (actor && slip.createdById === actor.userId) throw new Conflict('claims.refusals.ownSlip')
    await forgive('claimWrong', keys[0]!)
    return { volunteerId: slip.volunteerId }
  }
  for (const key of keys) await limit('claimWrong', key)
  if (slip) await transaction((tx) => noteWrongTry(actor, tx, slip))
  throw new Invalid({ code: { code: 'claims.refusals.wrong' } })
}

const facts = { birthDate: true, userId: true, mergedIntoId: true, status: true } as const

type Slip = { id: string; volunteerId: string; createdAt: Date }

async function noteWrongTry(actor: Actor | null, tx: Tx, { id, volunteerId, createdAt }: Slip) {
  const { cardNumber } = await tx.volunteer.findUniqueOrThrow({
    where: { id: volunteerId },
    select: { cardNumber: true },
  })
  const about = {
    type: 'volunteer',
    id: volunteerId,
    label: `№ ${cardNumber}`,
    centreId: await centreForAudit(tx, null, volunteerId),
  }
  await record(tx, actor, 'volunteer.claimRefused', about)
  const tries = await tx.auditEntry.count({
    where: {
      subjectType: 'volunteer',
      subjectId: volunteerId,
      action: 'volunteer.claimRefused',
      at: { gt: createdAt },
    },
  })
  if (tries < wrongTriesMax) return
  await tx.claimSlip.updateMany({ where: { id, ...openSlips() }, data: { revokedAt: now() } })
}

function hashOf(code: string): string {
  return blindIndex(code, 'claim')
}
