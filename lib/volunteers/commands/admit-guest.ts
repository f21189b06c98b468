import type { Actor } from '#lib/accounts/actor.ts'
import { dropClaims } from '#lib/accounts/commands/claim-tokens.ts'
import { mayCoordinateCentre } from '#lib/accounts/policy.ts'
import { record } from '#lib/audit/record.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { openSlips } from '../queries/claim-slip.ts'
import { findVolunteerCard } from '../queries.ts'
import { lacksDataConsent, missingConsents } from '../rules.ts'
import type { AdmitGuestInput } from '../schema/claims.ts'
import { centreForAudit } from './scope.ts'

/**
 * Takes a guest into a centre's register: a member from today on, confirmed when the consent for personal data is on record. A
 * second call is a Conflict.
 */
export async function admitGuest(actor: Actor, { volunteerId, centreId }: AdmitGuestInput): Promise<void> {
  if (!mayCoordinateCentre(actor, centreId)) throw new Invalid({ centreId: { code: 'form.unknownChoice' } })
  const card = await findVolunteerCard(actor, volunteerId)
  if (!card) throw new NotFound('volunteers.refusals.unknown')
  const today = dayOf(now())
  await transaction(async (tx) => {
    if ((await tx.centre.count({ where: { id: centreId } })) === 0)
      throw new Invalid({ centreId: { code: 'form.unknownChoice' } })
    const isComplete = !lacksDataConsent(missingConsents(card.birthDate, card.consents, today))
    const { count } = await tx.volunteer.updateMany({
      where: { id: volunteerId, isGuest: true, mergedIntoId: null, status: { not: 'anonymised' } },
      data: { isGuest: false, version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('claims.refusals.notGuest')
    if (isComplete) {
      await tx.volunteer.updateMany({
        where: { id: volunteerId, status: 'new' },
        data: { status: 'confirmed' },
      })
    }
    await tx.membership.create({
      data: { volunteerId, centreId, isPrimary: true, startedOn: new Date(today) },
    })
    const about = { type: 'volunteer', id: volunteerId, label: `№ ${card.cardNumber}` }
    await record(tx, actor, 'volunteer.admitted', { ...about, centreId })
  })
}

/**
 * Notes, within the caller's transaction, that a guest is the person of another card: consents, guardians and the account go to
 * that card, its empty contacts are filled, the guest's card is closed and refers to it. A Conflict when it is no guest's card any
 * more, or both have accounts.
 */
export async function markMerged(
  actor: Actor,
  tx: Tx,
  { guestId, intoId }: { guestId: string; intoId: string },
): Promise<void> {
  await lockRows(tx, 'Volunteer', [guestId, intoId])
  const select = { cardNumber: true, userId: true, phone: true, email: true, birthDate: true }
  const open = { mergedIntoId: null, status: { not: 'anonymised' as const } }
  const guest = await tx.volunteer.findFirst({ where: { id: guestId, isGuest: true, ...open }, select })
  const into = await tx.volunteer.findFirst({ where: { id: intoId, isGuest: false, ...open }, select })
  if (!guest || !into) throw new Conflict('claims.refusals.notGuest')
  if (guest.userId && into.userId) throw new Conflict('claims.refusals.twoAccounts')
  const centreId = await centreForAudit(tx, actor, guestId)
  await tx.volunteer.update({
    where: { id: guestId },
    data: { mergedIntoId: intoId, userId: null, version: { increment: 1 } },
  })
  await tx.volunteer.update({
    where: { id: intoId },
    data: {
      userId: into.userId ?? guest.userId,
      phone: into.phone ?? guest.phone,
      email: into.email ?? guest.email,
      birthDate: into.birthDate ?? guest.birthDate,
      version: { increment: 1 },
    },
  })
  await moveBelongings(actor, tx, guestId, intoId)
  const [from, to] = [guest.cardNumber, into.cardNumber].map((number) => `№ ${number}`)
  const type = 'volunteer'
  await record(tx, actor, 'volunteer.merged', {
    ...{ type, id: guestId, label: from, centreId },
    details: { into: intoId },
  })
  await record(tx, actor, 'volunteer.mergedInto', {
    ...{ type, id: intoId, label: to, centreId: await centreForAudit(tx, actor, intoId) },
    details: { from: guestId },
  })
}

async function moveBelongings(actor: Actor, tx: Tx, guestId: string, intoId: string) {
  const move = { where: { volunteerId: guestId }, data: { volunteerId: intoId } }
  await tx.guardian.updateMany(move)
  await tx.consent.updateMany(move)
  await tx.consentRequest.updateMany(move)
  await tx.claimSlip.updateMany({
    where: { volunteerId: guestId, ...openSlips() },
    data: { revokedAt: now() },
  })
  await dropClaims(actor, tx, guestId)
}
