import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { readConsentText } from '../queries/consent-text.ts'
import { isMinorOn, searchKeyOf } from '../rules.ts'

/** What the public form or the desk at the door knows of somebody. `id` was made with the form. */
export type GuestPerson = {
  id: string
  surname: string
  givenName: string
  patronymic: string
  /** `YYYY-MM-DD` */
  birthDate: string | null
  /** E.164 */
  phone: string | null
  email: string | null
  locale: Locale
}

/**
 * Makes a card for somebody who signed up without one, within the caller's transaction: in nobody's register, so no list and
 * no count of the region knows it. `consent` is an adult's own for personal data, read on the screen; a minor's is for the
 * guardian to give and is not written. The same id a second time breaks the key (`uniqueViolation`): the form was sent twice.
 */
export async function registerGuest(
  actor: Actor | null,
  tx: Tx,
  person: GuestPerson & { consent?: { locale: Locale } | null },
): Promise<{ id: string }> {
  const { consent, birthDate, ...columns } = person
  const created = await tx.volunteer.create({
    data: {
      ...columns,
      birthDate: birthDate ? new Date(birthDate) : null,
      searchKey: searchKeyOf(person),
      isGuest: true,
      status: 'new',
    },
    select: { id: true, cardNumber: true },
  })
  const isOwnConsent = Boolean(consent) && !isMinorOn(birthDate, dayOf(now()))
  if (consent && isOwnConsent) await writeOwnConsent(actor, tx, created.id, consent.locale)
  await record(tx, actor, 'volunteer.guestRegistered', {
    type: 'volunteer',
    id: created.id,
    label: `№ ${created.cardNumber}`,
    details: { consents: isOwnConsent ? ['personalData'] : [] },
  })
  return { id: created.id }
}

async function writeOwnConsent(actor: Actor | null, tx: Tx, volunteerId: string, locale: Locale) {
  const { version, hash, locale: read } = await readConsentText(actor, 'personalData', locale)
  await tx.consent.create({
    data: {
      volunteerId,
      kind: 'personalData',
      method: 'screen',
      locale: read,
      textVersion: version,
      textHash: hash,
      givenAt: now(),
      recordedById: actor?.userId ?? null,
    },
  })
}
