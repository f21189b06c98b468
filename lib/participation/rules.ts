import { ageRuleOf, type LawFlags, signUpWindow } from '#lib/events/rules.ts'
import { dayOf, overlapMinutes, type Span } from '#lib/platform/clock.ts'
import type { RefusalValues } from '#lib/platform/refusal.ts'
import { adultAge, ageOn, type ConsentFacts, missingConsents } from '#lib/volunteers/rules.ts'

/**
 * What a reason does: `bars` always; `override` until a coordinator gives a reason of their own; `asks` until it is ticked;
 * `waits` means the person joins the waiting list instead; `consent` bars until a guardian consents, and a place can be held.
 */
export type Effect = 'bars' | 'override' | 'asks' | 'waits' | 'consent'
export type Reason = { code: ReasonCode; effect: Effect; values?: RefusalValues }
export type ReasonCode =
  | 'eventDraft'
  | 'eventCancelled'
  | 'shiftCancelled'
  | 'shiftStarted'
  | 'signUpNotOpen'
  | 'signUpClosed'
  | 'suspended'
  | 'anonymised'
  | 'alreadyConfirmed'
  | 'alreadyWaiting'
  | 'adultsOnly'
  | 'adultsOnlyUnknown'
  | 'minimumAge'
  | 'minimumAgeUnknown'
  | 'guardianDataConsent'
  | 'guardianConsentOrCompanion'
  | 'companionNotOnShift'
  | 'companionNotAdult'
  | 'skillMissing'
  | 'clash'
  | 'shortOverlap'
  | 'full'
  | 'peopleWaiting'

type Window = { signUpOpensAt: Date | null; signUpClosesAt: Date | null }
export type EventFacts = LawFlags &
  Window & {
    state: 'draft' | 'published' | 'cancelled'
    minimumAge: number | null
    direction: { isAdultsOnly: boolean }
  }
export type ShiftFacts = Span &
  Window & {
    id: string
    places: number
    taken: number
    waiting: number
    cancelledAt: Date | null
    skills: { skill: { id: string; nameKk: string; nameRu: string; nameEn: string } }[]
    event: EventFacts
  }
type Titles = { titleKk: string; titleRu: string; titleEn: string }
export type PersonFacts = {
  status: 'new' | 'confirmed' | 'suspended' | 'anonymised'
  birthDate: Date | null
  skills: { skillId: string }[]
  consents: readonly ConsentFacts[]
  /** The active ones, here and on other shifts. */
  participations: { shiftId: string; status: string; shift: Span & { event: Titles } }[]
}
/** Somebody to answer for a child; `isOnShift` when a place on the same shift is theirs. */
export type CompanionFacts = { birthDate: Date | null; isOnShift: boolean }
export type Facts = { at: Date; shift: ShiftFacts; person: PersonFacts; companion: CompanionFacts | null }

const shortOverlapMinutes = 30

/** May this person take this shift now? All reasons against it, the gravest first; none means a place is theirs. */
export function reasonsAgainst(facts: Facts): Reason[] {
  return [
    ...stateReasons(facts),
    ...personReasons(facts),
    ...lawReasons(facts),
    ...minimumAgeReasons(facts),
    ...consentReasons(facts),
    ...skillReasons(facts),
    ...overlapReasons(facts),
    ...windowReasons(facts),
    ...placeReasons(facts),
  ]
}

/** `awaitsConsent`: a guardian has been asked, and the place is held meanwhile. */
export type Answers = { acceptOverlap: boolean; overrideReason: string; awaitsConsent?: boolean }

/** The reasons that still stand after the coordinator's tick and reason. Those that only make a person wait never do. */
export function standingReasons(reasons: Reason[], answers: Answers): Reason[] {
  return reasons.filter(({ effect }) => {
    if (effect === 'asks') return !answers.acceptOverlap && answers.overrideReason === ''
    if (effect === 'override') return answers.overrideReason === ''
    if (effect === 'consent') return !answers.awaitsConsent
    return effect === 'bars'
  })
}

/**
 * The reasons that keep a waiting person from a free place (R2). The sign-up window and the queue itself do not count: the
 * person joined in time and it is their turn.
 */
export function promotionReasons(facts: Facts, answers: Answers): Reason[] {
  const ownTurn = new Set<ReasonCode>(['signUpNotOpen', 'signUpClosed', 'alreadyWaiting', 'peopleWaiting'])
  return standingReasons(reasonsAgainst(facts), answers).filter(({ code }) => !ownTurn.has(code))
}

/** Whole years on the day of the shift in the region's zone; null when the birth date is unknown. */
export function ageOnShift(birthDate: Date | null, shift: { startsAt: Date }): number | null {
  return birthDate ? ageOn(birthDate, dayOf(shift.startsAt)) : null
}

/** Under 14, and no guardian's consent to take part on record: an adult must come along, Law 42-VI Art. 12 (2). */
export function needsCompanion(
  person: Pick<PersonFacts, 'birthDate' | 'consents'>,
  shift: { startsAt: Date },
): boolean {
  return missingConsents(person.birthDate, person.consents, dayOf(shift.startsAt)).includes('participation')
}

/** Old enough to answer for a child: eighteen on the day, with a birth date on record. */
export function mayAccompany(birthDate: Date | null, shift: { startsAt: Date }): boolean {
  const age = ageOnShift(birthDate, shift)
  return age !== null && age >= adultAge
}

function stateReasons({ shift, at }: Facts): Reason[] {
  const { event } = shift
  const reasons: Reason[] = []
  if (event.state === 'draft') reasons.push({ code: 'eventDraft', effect: 'bars' })
  if (event.state === 'cancelled') reasons.push({ code: 'eventCancelled', effect: 'bars' })
  if (shift.cancelledAt) reasons.push({ code: 'shiftCancelled', effect: 'bars' })
  if (at >= shift.startsAt)
    reasons.push({ code: 'shiftStarted', effect: 'bars', values: { at: shift.startsAt } })
  return reasons
}

function personReasons({ shift, person }: Facts): Reason[] {
  const here = person.participations.find(({ shiftId }) => shiftId === shift.id)
  const reasons: Reason[] = []
  if (person.status === 'suspended') reasons.push({ code: 'suspended', effect: 'bars' })
  if (person.status === 'anonymised') reasons.push({ code: 'anonymised', effect: 'bars' })
  if (here?.status === 'waiting') reasons.push({ code: 'alreadyWaiting', effect: 'bars' })
  else if (here) reasons.push({ code: 'alreadyConfirmed', effect: 'bars' })
  return reasons
}

function lawReasons({ shift, person }: Facts): Reason[] {
  const age = ageOnShift(person.birthDate, shift)
  if (age !== null && age >= adultAge) return []
  return ageRuleOf(shift.event).lawReasons.map((work): Reason =>
    age === null
      ? { code: 'adultsOnlyUnknown', effect: 'bars', values: { work } }
      : { code: 'adultsOnly', effect: 'bars', values: { work, age } },
  )
}

function minimumAgeReasons({ shift, person }: Facts): Reason[] {
  const { minimumAge } = shift.event
  if (!minimumAge) return []
  const age = ageOnShift(person.birthDate, shift)
  if (age === null) return [{ code: 'minimumAgeUnknown', effect: 'override', values: { minimumAge } }]
  return age < minimumAge ? [{ code: 'minimumAge', effect: 'bars', values: { minimumAge, age } }] : []
}

function consentReasons(facts: Facts): Reason[] {
  const { person, shift, companion } = facts
  const age = ageOnShift(person.birthDate, shift)
  if (age === null || age >= adultAge) return []
  const missing = missingConsents(person.birthDate, person.consents, dayOf(shift.startsAt))
  const reasons: Reason[] = []
  if (missing.includes('guardian'))
    reasons.push({ code: 'guardianDataConsent', effect: 'consent', values: { age } })
  if (!missing.includes('participation')) return reasons
  if (!companion) reasons.push({ code: 'guardianConsentOrCompanion', effect: 'consent', values: { age } })
  else if (!companion.isOnShift) reasons.push({ code: 'companionNotOnShift', effect: 'bars' })
  else if (!mayAccompany(companion.birthDate, shift))
    reasons.push({ code: 'companionNotAdult', effect: 'bars' })
  return reasons
}

function skillReasons({ shift, person }: Facts): Reason[] {
  const missing = shift.skills.filter(
    ({ skill }) => !person.skills.some(({ skillId }) => skillId === skill.id),
  )
  return missing.map(({ skill: { nameKk, nameRu, nameEn } }) => ({
    code: 'skillMissing',
    effect: 'override',
    values: { nameKk, nameRu, nameEn: nameEn || nameRu },
  }))
}

function overlapReasons({ shift, person }: Facts): Reason[] {
  const placed = person.participations.filter(
    ({ shiftId, status }) => shiftId !== shift.id && status !== 'waiting',
  )
  return placed.flatMap(({ shift: other }): Reason[] => {
    const minutes = overlapMinutes(shift, other)
    if (minutes === 0) return []
    const { titleKk, titleRu, titleEn } = other.event
    const span = { from: other.startsAt, to: other.endsAt, minutes }
    const values = { titleKk, titleRu, titleEn: titleEn || titleRu, ...span }
    const isShort = minutes <= shortOverlapMinutes
    return [
      isShort
        ? { code: 'shortOverlap', effect: 'asks', values }
        : { code: 'clash', effect: 'override', values },
    ]
  })
}

function windowReasons({ shift, at }: Facts): Reason[] {
  if (at >= shift.startsAt) return []
  const { opensAt, closesAt } = signUpWindow(shift, shift.event)
  if (opensAt && at < opensAt) return [{ code: 'signUpNotOpen', effect: 'override', values: { at: opensAt } }]
  return at >= closesAt ? [{ code: 'signUpClosed', effect: 'override', values: { at: closesAt } }] : []
}

function placeReasons({ shift, person }: Facts): Reason[] {
  if (person.participations.some(({ shiftId }) => shiftId === shift.id)) return []
  const reasons: Reason[] = []
  if (shift.taken >= shift.places)
    reasons.push({ code: 'full', effect: 'waits', values: { places: shift.places } })
  if (shift.waiting > 0)
    reasons.push({ code: 'peopleWaiting', effect: 'waits', values: { waiting: shift.waiting } })
  return reasons
}
