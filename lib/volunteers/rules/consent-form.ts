import type { AskedShift } from '../queries/consent-request.ts'
import { askedKinds, type Day, isMinorOn, type PersonName } from '../rules.ts'

type Card = PersonName & { cardNumber: number; birthDate: Date | null }

/** What a consent form on paper holds: who it is for, and the kinds with a box to tick; the one to publish is nobody's duty. */
export function consentFormOf(
  { cardNumber, surname, givenName, patronymic, birthDate }: Card,
  shift: AskedShift | null,
  { today, day }: { today: Day; day: Day },
) {
  const isMinor = isMinorOn(birthDate, today)
  const kinds = isMinor ? askedKinds(birthDate, day) : (['personalData'] as const)
  return {
    ...{ cardNumber, surname, givenName, patronymic, birthDate },
    ...{ isMinor, shift, kinds: [...kinds, 'publishing' as const] },
  }
}
export type ConsentForm = ReturnType<typeof consentFormOf>
