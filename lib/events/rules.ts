import { fold, slugOf } from '#lib/platform/text.ts'
import type { EventListRow, EventPageRow } from './policy.ts'

/** Law 42-VI of 30 December 2016, Art. 12 (2-1): minors are never drawn into this work. */
export const adultAge = 18
/** The same article, (2): below it a parent consents in writing or comes along. */
export const accompaniedAge = 14

export type LawFlags = {
  isEmergency: boolean
  helpsVictims: boolean
  helpsOffenders: boolean
  isHazardous: boolean
}
export type LawReason = 'emergency' | 'victims' | 'offenders' | 'hazardous' | 'direction'

type AgeFacts = LawFlags & { minimumAge: number | null; direction: { isAdultsOnly: boolean } }

/** Who may come by age: the years needed, null when none are asked, and the law's grounds when it is the law that asks. */
export function ageRuleOf(event: AgeFacts): { minimumAge: number | null; lawReasons: LawReason[] } {
  const lawReasons: LawReason[] = []
  if (event.isEmergency) lawReasons.push('emergency')
  if (event.helpsVictims) lawReasons.push('victims')
  if (event.helpsOffenders) lawReasons.push('offenders')
  if (event.isHazardous) lawReasons.push('hazardous')
  if (event.direction.isAdultsOnly && lawReasons.length === 0) lawReasons.push('direction')
  const asked = event.minimumAge ?? 0
  const minimumAge = lawReasons.length > 0 ? Math.max(asked, adultAge) : asked
  return { minimumAge: minimumAge || null, lawReasons }
}

export type Phase = 'ahead' | 'running' | 'over' | 'cancelled'

export function phaseOf(event: { state: string; startsAt: Date; endsAt: Date }, at: Date): Phase {
  if (event.state === 'cancelled') return 'cancelled'
  if (event.endsAt <= at) return 'over'
  return event.startsAt <= at ? 'running' : 'ahead'
}

type Window = { signUpOpensAt: Date | null; signUpClosesAt: Date | null }

/** When people can be put on a shift: its own window, else the event's; never after it begins. Half-open. */
export function signUpWindow(
  shift: Window & { startsAt: Date },
  event: Window,
): { opensAt: Date | null; closesAt: Date } {
  const closesAt = shift.signUpClosesAt ?? event.signUpClosesAt ?? shift.startsAt
  return {
    opensAt: shift.signUpOpensAt ?? event.signUpOpensAt,
    closesAt: closesAt < shift.startsAt ? closesAt : shift.startsAt,
  }
}

export type SignUp = 'later' | 'open' | 'closed'

export function signUpOf(
  shift: Window & { startsAt: Date },
  event: Window & { state: string },
  at: Date,
): SignUp {
  const { opensAt, closesAt } = signUpWindow(shift, event)
  if (event.state !== 'published' || closesAt <= at) return 'closed'
  return opensAt !== null && opensAt > at ? 'later' : 'open'
}

export type Seats = { places: number; taken: number; waiting: number; free: number }

export function seatsOf(shifts: { places: number; taken: number; waiting: number }[]): Seats {
  const sum = (pick: 'places' | 'taken' | 'waiting') =>
    shifts.reduce((total, shift) => total + shift[pick], 0)
  return {
    places: sum('places'),
    taken: sum('taken'),
    waiting: sum('waiting'),
    free: sum('places') - sum('taken'),
  }
}

/** What depends on the clock or is summed up, worked out for the instant `at`. */
function factsAt(event: EventListRow, at: Date) {
  const { shifts, hostOrganisation: host } = event
  const states = shifts.map((shift) => signUpOf(shift, event, at))
  const signUp: SignUp = states.includes('open') ? 'open' : states.includes('later') ? 'later' : 'closed'
  const opensAt = shifts
    .flatMap((shift) => signUpWindow(shift, event).opensAt ?? [])
    .filter((instant) => instant > at)
  return {
    host: host?.state === 'published' ? host : null,
    seats: seatsOf(shifts),
    phase: phaseOf(event, at),
    signUp,
    signUpLaterAt: signUp === 'later' ? (opensAt.sort((a, b) => a.getTime() - b.getTime())[0] ?? null) : null,
    ageRule: ageRuleOf(event),
  }
}

/** A line of a list for the instant `at`. */
export function toListItem(event: EventListRow, at: Date) {
  const { shifts, hostOrganisation, ...rest } = event
  return { ...rest, ...factsAt(event, at) }
}

export type EventListItem = ReturnType<typeof toListItem>

/** An event's page for the instant `at`; the public page and a coordinator's preview are made from the same. */
export function toPageView(event: EventPageRow, at: Date) {
  const { agenda, shifts, hostOrganisation, ...rest } = event
  return {
    ...rest,
    ...factsAt(event, at),
    agenda: agenda.map(({ speakers, ...item }) => ({
      ...item,
      speakers: speakers.map(spokenOf),
    })),
    shifts: shifts.map(({ skills, ...shift }) => ({
      ...shift,
      skills: skills.map(({ skill }) => skill),
      free: shift.places - shift.taken,
      signUp: signUpOf(shift, event, at),
      closesAt: signUpWindow(shift, event).closesAt,
      isOver: shift.endsAt <= at,
    })),
  }
}

type SpeakerRow = EventPageRow['agenda'][number]['speakers'][number]

/** A speaker as pages name them: the name of the people's page where there is one. */
export function spokenOf({ person, ...speaker }: SpeakerRow) {
  const { nameKk, nameRu, nameEn } = person ?? speaker
  return { ...speaker, nameKk, nameRu, nameEn, slug: person?.slug ?? null }
}

export type EventView = ReturnType<typeof toPageView>
export type AgendaLine = EventView['agenda'][number]
export type ShiftLine = EventView['shifts'][number]

export type AgendaStep = { key: string; startsAt: Date | null; together: AgendaLine[]; lanes: AgendaLine[][] }

/**
 * The programme as steps of a timeline. Neighbouring lines on platforms 1 and up run at the same time and share a step with a
 * lane for each platform; lines on platform 0 are for everybody.
 */
export function stepsOf(agenda: AgendaLine[]): AgendaStep[] {
  const steps: AgendaStep[] = []
  for (const line of agenda) {
    const last = steps.at(-1)
    if (line.platform === 0) {
      steps.push({ key: line.id, startsAt: line.startsAt, together: [line], lanes: [] })
    } else if (last && last.lanes.length > 0) {
      const lane = last.lanes.find((lines) => lines[0]?.platform === line.platform)
      if (lane) lane.push(line)
      else last.lanes.push([line])
    } else {
      steps.push({ key: line.id, startsAt: line.startsAt, together: [], lanes: [[line]] })
    }
  }
  return steps
}

export type Titles = { titleKk: string; titleRu: string; titleEn: string }

/** The folded text an event is found by (R16). */
export function searchKeyOf(event: Titles & { placeKk: string; placeRu: string; placeEn: string }): string {
  const { titleKk, titleRu, titleEn, placeKk, placeRu, placeEn } = event
  return fold([titleKk, titleRu, titleEn, placeKk, placeRu, placeEn].join(' '))
}

/** The address an event asks for; a suffix is added when it is taken. */
export function slugBaseOf({ titleKk, titleRu, titleEn }: Titles): string {
  return (
    slugOf(titleEn || titleRu || titleKk)
      .slice(0, 70)
      .replace(/-+$/, '') || 'event'
  )
}

type Readiness = Titles & {
  summaryKk: string
  summaryRu: string
  placeKk: string
  placeRu: string
  startsAt: Date
  endsAt: Date
  centre: { state: string }
  _count: { agenda: number; shifts: number }
}

export type Shortcoming =
  'titleKk' | 'titleRu' | 'summaryKk' | 'summaryRu' | 'placeKk' | 'placeRu' | 'dates' | 'parts' | 'centre'

/** What a draft still lacks before it may be public; empty when it is ready. */
export function shortcomingsOf(event: Readiness): Shortcoming[] {
  const texts = ['titleKk', 'titleRu', 'summaryKk', 'summaryRu', 'placeKk', 'placeRu'] as const
  const missing: Shortcoming[] = texts.filter((name) => event[name] === '')
  if (event.endsAt <= event.startsAt) missing.push('dates')
  if (event._count.agenda === 0 && event._count.shifts === 0) missing.push('parts')
  if (event.centre.state !== 'published') missing.push('centre')
  return missing
}

type FileEvent = { state: string; startsAt: Date; publishedAt: Date | null; centre: { state: string } }

/** Whether anybody may read a presentation at `at`: on a public page, and not before its event begins unless it says so. */
export function isFileShown(showing: 'atOnce' | 'afterStart', event: FileEvent, at: Date): boolean {
  const isPublic = event.publishedAt !== null && event.state !== 'draft' && event.centre.state === 'published'
  return isPublic && (showing === 'atOnce' || (event.state === 'published' && event.startsAt <= at))
}
