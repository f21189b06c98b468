import { ageRuleOf, type LawFlags } from '#lib/events/rules.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Invalid } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { type Doer, placedStatuses } from '../policy.ts'
import { ageOnShift } from '../rules.ts'

type AgeFacts = LawFlags & { minimumAge: number | null; direction: { isAdultsOnly: boolean } }

/**
 * An event does not become work for older people while somebody younger holds a place on a coming shift: they are told and taken
 * off first. Part of the transaction that saves the event; its shifts stay locked, so nobody slips in meanwhile. Those who wait
 * are asked about again at their turn. Throws Invalid at `field` with how many they are.
 */
export async function refuseTooYoung(
  doer: Doer,
  tx: Tx,
  { eventId, field, facts }: { eventId: string; field: string; facts: AgeFacts },
): Promise<void> {
  const { minimumAge, lawReasons } = ageRuleOf(facts)
  if (minimumAge === null) return
  await lockRows(tx, 'Event', [eventId])
  const ahead = { eventId, cancelledAt: null, startsAt: { gt: now() } }
  const shifts = await tx.shift.findMany({ where: ahead, select: { id: true } })
  const ids = shifts.map(({ id }) => id)
  await lockRows(tx, 'Shift', ids)
  const placed = await tx.participation.findMany({
    where: { shiftId: { in: ids }, status: { in: [...placedStatuses] } },
    select: {
      overrideReason: true,
      shift: { select: { startsAt: true } },
      volunteer: { select: { birthDate: true } },
    },
  })
  const count = placed.filter(({ volunteer, shift, overrideReason }) => {
    const age = ageOnShift(volunteer.birthDate, shift)
    // The law takes nobody whose age is unknown; the organiser's own limit leaves them to the coordinator's reason.
    return age === null ? lawReasons.length > 0 || overrideReason === '' : age < minimumAge
  }).length
  if (count > 0)
    throw new Invalid({ [field]: { code: 'participation.refusals.tooYoung', values: { count, minimumAge } } })
}
