import { signUpWindow } from '#lib/events/rules.ts'
import { dayMs, hourMs, minuteMs, type Span } from '#lib/platform/clock.ts'
import type { ShiftFacts } from '../rules.ts'

/** Nearer to the start a free place is offered for a short time instead of given: nobody should learn of it too late (R2). */
const offerHours = 24
const offerMs = hourMs
/** A group that does not fit keeps the free places behind it for itself until this long before the start. */
const groupPriorityHours = 48
const consentMs = 5 * dayMs
const reconfirmMs = 48 * hourMs

export type PromotionWay = 'confirm' | 'offer' | 'none'

/** What a free place does by itself: it is given, offered for a short time, or left to the coordinator once sign-up is closed. */
export function promotionWay(shift: ShiftFacts, at: Date): PromotionWay {
  if (shift.event.state !== 'published' || shift.cancelledAt) return 'none'
  const { closesAt } = signUpWindow(shift, shift.event)
  if (at >= closesAt) return 'none'
  return shift.startsAt.getTime() - at.getTime() >= offerHours * hourMs ? 'confirm' : 'offer'
}

/** An offer runs for an hour and never past the end of sign-up or, after that, the start. */
export function offerEnd(shift: ShiftFacts, at: Date): Date {
  const { closesAt } = signUpWindow(shift, shift.event)
  const last = at < closesAt ? closesAt : shift.startsAt
  return earliest(new Date(at.getTime() + offerMs), last)
}

/**
 * How long a place waits for a guardian's consent: five days, but until a day before the start, so that the next in line can
 * still have it; a day when the start is near.
 */
export function consentHoldEnd(shift: Span, at: Date): Date {
  const dayBefore = new Date(shift.startsAt.getTime() - dayMs)
  const wanted = new Date(at.getTime() + consentMs)
  if (dayBefore.getTime() - at.getTime() >= dayMs) return earliest(wanted, dayBefore)
  return earliest(new Date(at.getTime() + dayMs), shift.startsAt)
}

/** A moved or longer shift is agreed to anew within 48 hours, at the latest three hours before it, or until it begins. */
export function reconfirmEnd(shift: Span, at: Date): Date {
  const late = new Date(shift.startsAt.getTime() - 3 * hourMs)
  const wanted = earliest(new Date(at.getTime() + reconfirmMs), late)
  return wanted.getTime() - at.getTime() >= hourMs ? wanted : shift.startsAt
}

/** True when people agreed to less than this: another day or hour, or more time than before (R9). */
export function asksAgain(before: Span, after: Span): boolean {
  return after.startsAt < before.startsAt || after.endsAt > before.endsAt
}

/** May a waiting group keep free places from those behind it that are too few for all of its people? */
export function keepsPlacesForGroup(shift: Span, at: Date): boolean {
  return shift.startsAt.getTime() - at.getTime() >= groupPriorityHours * hourMs
}

/** Until when people leave a shift by themselves; later only through the coordinator (R3). */
export function leaveDeadline(shift: Span): Date {
  return new Date(shift.startsAt.getTime() - 60 * minuteMs)
}

/** Whole hours between giving up a place and the start, for the history. */
export function noticeHours(shift: Span, at: Date): number {
  return Math.max(0, Math.floor((shift.startsAt.getTime() - at.getTime()) / hourMs))
}

function earliest(one: Date, other: Date): Date {
  return one < other ? one : other
}
