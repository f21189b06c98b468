import { dayMs } from '#lib/platform/clock.ts'
import { adultAge, ageOn } from '#lib/volunteers/rules.ts'

/** How long after its event a host still reads who came, and may say how many it saw. */
export const hostSeesDays = 14
const phoneBeforeDays = 2
const phoneAfterDays = 1

type Times = { startsAt: Date; endsAt: Date }

/** The list of people is open to the host until fourteen days after the event. */
export function isListOpen(event: Times, at: Date): boolean {
  return at.getTime() <= event.endsAt.getTime() + hostSeesDays * dayMs
}

/** The host says who came from the end of a shift on, for fourteen days. */
export function isReportOpen(shift: Times, at: Date): boolean {
  return shift.endsAt <= at && isListOpen(shift, at)
}

type Place = {
  status: string
  sharesPhone: boolean
  volunteer: { phone: string | null; birthDate: Date | null }
}

/**
 * The phone a host may read: of an adult who has a place and ticked that it is shared, from two days before the event to one day
 * after it; null in every other case. An unknown age is no adult's.
 */
export function phoneForHost(
  { status, sharesPhone, volunteer }: Place,
  event: Times,
  { at, day }: { at: Date; day: string },
): string | null {
  const isNear =
    at.getTime() >= event.startsAt.getTime() - phoneBeforeDays * dayMs &&
    at.getTime() <= event.endsAt.getTime() + phoneAfterDays * dayMs
  const isAdult = isAdultOn(volunteer.birthDate, day)
  return status === 'confirmed' && sharesPhone && isNear && isAdult ? volunteer.phone : null
}

/** Somebody of unknown age counts as a minor here. */
export function isAdultOn(birthDate: Date | null, day: string): boolean {
  return birthDate !== null && ageOn(birthDate, day) >= adultAge
}
