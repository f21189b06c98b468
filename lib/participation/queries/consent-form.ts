import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { askedShiftSelect } from '#lib/volunteers/queries/consent-request.ts'
import { consentFormOf } from '#lib/volunteers/rules/consent-form.ts'
import type { Doer } from '../policy.ts'
import { requireOwnPlace } from './link.ts'

/** The consent form on paper of a minor's own place, by its personal link; null when no consent is needed. Throws NotFound. */
export async function findPlaceConsentForm(doer: Doer, token: string) {
  const { volunteerId, shiftId } = await requireOwnPlace(doer, token)
  const card = await db.volunteer.findUniqueOrThrow({
    where: { id: volunteerId },
    select: {
      ...{
        cardNumber: true,
        surname: true,
        givenName: true,
        patronymic: true,
        birthDate: true,
        status: true,
      },
    },
  })
  if (card.status === 'anonymised') return null
  const shift = await db.shift.findUniqueOrThrow({ where: { id: shiftId }, select: askedShiftSelect })
  const form = consentFormOf(card, shift, { today: dayOf(now()), day: dayOf(shift.startsAt) })
  return form.isMinor ? form : null
}
