import { dayOf, now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { registerChild } from '#lib/volunteers/commands/register-child.ts'
import { isMinorOn } from '#lib/volunteers/rules.ts'
import { activeStatuses, type Doer, openToAll, placedStatuses } from '../policy.ts'
import { findShiftWithin, personColumns } from '../queries/facts.ts'
import { requireOwnPlace } from '../queries/link.ts'
import { mayAccompany } from '../rules.ts'
import type { BringChildInput } from '../schema.ts'
import { askRules, joinShift } from './join-shift.ts'
import { settleTurn } from './place-on-shift.ts'
import { withPeople } from './with-people.ts'

/**
 * An adult with a place brings a child of their own to the same shift: the child gets a card, the adult's consent and, on the
 * shift, the adult as company; a place of its own, or a turn in the queue. The same form sent twice is a Conflict.
 */
export async function bringChild(doer: Doer, input: BringChildInput) {
  const place = await requireOwnPlace(doer, input.token)
  if (!isMinorOn(input.birthDate, dayOf(now())) || input.birthDate > dayOf(now()))
    throw new Invalid({ birthDate: { code: 'participation.problems.notAChild' } })
  if (!input.consent) throw new Invalid({ consent: { code: 'participation.problems.childConsent' } })
  try {
    return await withPeople(doer, [place.volunteerId], async (tx, held) => {
      await lockRows(tx, 'Shift', [place.shiftId])
      const shift = await findShiftWithin(doer, tx, place.shiftId, openToAll)
      if (!shift) throw new NotFound('participation.refusals.unknown')
      const adult = await tx.participation.findFirst({
        where: { id: place.id, status: { in: [...placedStatuses] } },
        select: { volunteer: { select: { birthDate: true, locale: true } } },
      })
      if (!adult) throw new Conflict('participation.refusals.placeFirst')
      if (!mayAccompany(adult.volunteer.birthDate, shift))
        throw new Conflict('participation.reasons.companionNotAdult')
      await refuseMany(tx, place)
      const { id, surname, givenName, birthDate, relation } = input
      const locale =
        adult.volunteer.locale === 'ru' || adult.volunteer.locale === 'en' ? adult.volunteer.locale : 'kk'
      const card = { id, surname, givenName, patronymic: '', birthDate, locale } as const
      await registerChild(doer, tx, { ...card, adultId: place.volunteerId, relation })
      const person = await tx.volunteer.findUniqueOrThrow({ where: { id }, select: personColumns(shift) })
      const companionId = place.volunteerId
      const joining = { shift, person, companionId, acceptOverlap: false, overrideReason: '' }
      const reasons = await askRules(doer, tx, joining)
      const joined = await joinShift(doer, tx, { ...joining, reasons, source: 'guest', letter: null })
      return settleTurn(doer, tx, { joined, shift, held })
    })
  } catch (error) {
    if (/pkey|^id$/i.test(uniqueViolation(error) ?? '')) throw new Conflict('form.again')
    throw error
  }
}

const childrenMax = 10

/** One adult answers for so many; a link must not fill a shift. */
async function refuseMany(tx: Tx, { shiftId, volunteerId }: { shiftId: string; volunteerId: string }) {
  const own = { shiftId, companionId: volunteerId, status: { in: [...activeStatuses] } }
  if ((await tx.participation.count({ where: own })) >= childrenMax)
    throw new Conflict('participation.refusals.childrenEnough', { max: childrenMax })
}
