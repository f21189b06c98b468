import type { Actor } from '#lib/accounts/actor.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { newId } from '#lib/platform/new-id.ts'
import { registerGuest } from '#lib/volunteers/commands/register-guest.ts'
import { visibleTo } from '#lib/volunteers/policy.ts'
import { findShift, personColumns, type ShiftRow } from '../queries/facts.ts'
import { reasonsAgainst, standingReasons } from '../rules.ts'
import type { WalkInInput } from '../schema.ts'
import { fieldsOf, joinShift } from './join-shift.ts'
import { withPeople } from './with-people.ts'

/** What does not count at the door: the hour, and the order of those who are not there. */
const atTheDoor = new Set(['shiftStarted', 'signUpClosed', 'signUpNotOpen', 'peopleWaiting'])
const doorOpensMs = 3 * 3_600_000

/**
 * Puts somebody who came unannounced on a shift that is about to begin, runs, or ended within a day. The law's ages and consents
 * hold; a full shift needs the coordinator's reason and then gets a place more. Throws Invalid with every reason.
 */
export async function admitWalkIn(actor: Actor, input: WalkInInput): Promise<{ participationId: string }> {
  const { shiftId, volunteerId, person, overrideReason } = input
  if ((volunteerId === null) === (person === null))
    throw new Invalid({ 'person.givenName': { code: 'form.required' } })
  return withPeople(actor, volunteerId ? [volunteerId] : [], async (tx) => {
    await lockRows(tx, 'Shift', [shiftId])
    const shift = await findShift(actor, tx, shiftId)
    if (!shift) throw new NotFound('participation.refusals.unknown')
    refuseHour(shift)
    const card = await findCard(actor, tx, input, shift)
    const reasons = reasonsAgainst({ at: now(), shift, person: card, companion: null })
    const answers = { acceptOverlap: true, overrideReason }
    const standing = standingReasons(reasons, answers).filter(({ code }) => !atTheDoor.has(code))
    const here = standing.find(({ code }) => code === 'alreadyConfirmed' || code === 'alreadyWaiting')
    if (here) throw new Conflict(`participation.reasons.${here.code}`)
    const isFull = shift.taken >= shift.places
    const all = isFull && overrideReason === '' ? [...standing, fullReason(shift)] : standing
    if (all.length > 0) throw new Invalid(fieldsOf(all), 'participation.refusals.notPossible')
    if (isFull) await addPlace(tx, shift)
    const asked = { shift, person: card, companionId: null, ...answers, reasons: [] }
    const { id } = await joinShift(actor, tx, { ...asked, source: 'walkIn', letter: null })
    return { participationId: id }
  })
}

function fullReason({ places }: ShiftRow) {
  return { code: 'full', effect: 'override', values: { places } } as const
}

function refuseHour({ startsAt, endsAt }: ShiftRow) {
  const at = now().getTime()
  if (at < startsAt.getTime() - doorOpensMs) throw new Conflict('participation.refusals.doorClosed')
  if (at > endsAt.getTime() + dayMs) throw new Conflict('participation.refusals.doorClosed')
}

async function findCard(actor: Actor, tx: Tx, { volunteerId, person }: WalkInInput, shift: ShiftRow) {
  const select = personColumns(shift)
  if (person) {
    const locale = actor.locale
    const id = newId()
    await registerGuest(actor, tx, { ...person, id, patronymic: '', locale, consent: { locale } })
    return tx.volunteer.findUniqueOrThrow({ where: { id }, select })
  }
  const known = await tx.volunteer.findFirst({
    where: { AND: [{ id: volunteerId ?? '' }, visibleTo(actor)] },
    select,
  })
  if (!known) throw new NotFound('participation.refusals.unknownPerson')
  return known
}

/** The door never takes a place from anybody: it adds one. */
async function addPlace(tx: Tx, shift: ShiftRow) {
  await tx.shift.update({ where: { id: shift.id }, data: { places: { increment: 1 } } })
  shift.places += 1
}
