import type { Actor } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'

const gone = '—'
const nameless: Record<string, string> = { kk: 'Волонтер', ru: 'Волонтёр', en: 'Volunteer' }

/**
 * Leaves of a card what figures are counted by: status, sex, district, directions, memberships, the half-year of birth. The first
 * day of that half-year has the same age at the end of every half-year, which is when ages are counted. A second call changes
 * nothing. Consents stay as the proof that there were some, without names.
 */
export async function forgetPersonInVolunteers(
  _actor: Actor | null,
  tx: Tx,
  volunteerId: string,
): Promise<void> {
  const card = await tx.volunteer.findUniqueOrThrow({
    where: { id: volunteerId },
    select: { locale: true, birthDate: true, calendarVersion: true },
  })
  await tx.volunteer.update({
    where: { id: volunteerId },
    data: {
      ...{ status: 'anonymised', surname: '', givenName: nameless[card.locale] ?? gone, patronymic: '' },
      ...{ email: null, phone: null, iinSealed: null, iinHash: null, iinLast4: null, userId: null },
      ...{ notes: '', suspendReason: '', externalIds: [], languages: [], searchKey: '' },
      birthDate: card.birthDate && halfYearOf(card.birthDate),
      calendarVersion: -Math.abs(card.calendarVersion),
      version: { increment: 1 },
    },
  })
  await tx.volunteerSkill.deleteMany({ where: { volunteerId } })
  await tx.guardian.updateMany({ where: { volunteerId }, data: { name: gone, phone: null, email: null } })
  await tx.consent.updateMany({ where: { volunteerId, withdrawnAt: null }, data: { withdrawnAt: now() } })
  await tx.consentRequest.updateMany({
    where: { volunteerId },
    data: { guardianName: gone, email: null, phone: null, tokenHash: null, expiresAt: now() },
  })
  await tx.claimSlip.updateMany({ where: { volunteerId, revokedAt: null }, data: { revokedAt: now() } })
}

/** 1 January or 1 July. */
function halfYearOf(birthDate: Date): Date {
  const isFirst = birthDate.getUTCMonth() < 6
  return new Date(Date.UTC(birthDate.getUTCFullYear(), isFirst ? 0 : 6, 1))
}

/** The cards that turned out to be this one's person: they are closed, but hold what was typed then. */
export async function listCardsOf(_actor: Actor | null, tx: Tx, volunteerId: string): Promise<string[]> {
  const all = [volunteerId]
  for (let from = 0; from < all.length;) {
    const merged = await tx.volunteer.findMany({
      where: { mergedIntoId: { in: all.slice(from) }, NOT: { id: { in: all } } },
      select: { id: true },
    })
    from = all.length
    all.push(...merged.map(({ id }) => id))
  }
  return all
}
