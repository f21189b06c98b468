import { dayMs, dayOf, hourMs, minuteMs } from '#lib/platform/clock.ts'
import type { AttendanceMark, ParticipationStatus } from '#prisma/generated/client.ts'
import { newId } from '../ids.ts'
import { addYears } from './days.ts'
import type { DemoEvent, DemoShift } from './events.ts'
import type { Region } from './region.ts'
import type { DemoVolunteer } from './volunteers.ts'

export type DemoSignUp = {
  id: string
  volunteer: DemoVolunteer
  event: DemoEvent
  shift: DemoShift
  status: ParticipationStatus
  joinedAt: Date
  /** When and why it ended, for the cancelled. */
  cancelledAt: Date | null
  mark: AttendanceMark | null
}

type Sign = Pick<DemoSignUp, 'status' | 'mark'>
type Busy = Map<string, { startsAt: Date; endsAt: Date }[]>

/** Share of those signed up who came, and who did not; the rest cancelled in time. */
const cameShare = 0.82
const missedShare = 0.06

/** Fills the shifts by the rules people are held to later: age on the day, consents, no two shifts at once. */
export function arrangeSignUps(
  region: Region,
  events: DemoEvent[],
  volunteers: DemoVolunteer[],
): DemoSignUp[] {
  const busy: Busy = new Map()
  const signUps: DemoSignUp[] = []
  for (const event of events.toSorted((a, b) => a.plan.startsAt.getTime() - b.plan.startsAt.getTime())) {
    const queue = candidatesOf(region, event, volunteers)
    for (const shift of event.shifts) {
      const wanted = signsOf(region, event, shift)
      const day = dayOf(shift.startsAt)
      const free = (volunteer: DemoVolunteer) =>
        isFree(busy, volunteer, shift) && mayTake(volunteer, event, day)
      for (const sign of wanted) {
        const index = queue.findIndex(free)
        if (index < 0) break
        const [volunteer] = queue.splice(index, 1)
        if (!volunteer) break
        signUps.push(signUp(region, { volunteer, event, shift, ...sign }))
        if (sign.status === 'confirmed') keepBusy(busy, volunteer, shift)
        if (sign.status === 'confirmed') shift.taken += 1
        if (sign.status === 'waiting') shift.waiting += 1
      }
    }
  }
  return signUps
}

/** The centre's own people first, then the unit's, then neighbours from all over. */
function candidatesOf(region: Region, event: DemoEvent, volunteers: DemoVolunteer[]): DemoVolunteer[] {
  const mixed = region.random.shuffle(volunteers.filter(({ person }) => person.status === 'confirmed'))
  const rank = (volunteer: DemoVolunteer) => {
    if (volunteer.centreId === event.centreId) return 0
    return volunteer.unit === event.plan.unit ? 1 : 2
  }
  return mixed.toSorted((a, b) => rank(a) - rank(b))
}

/** Consents to taking part are on record for those who are under fourteen today. */
function mayTake(
  { person, joinedDay }: DemoVolunteer,
  { plan, isAdultsOnly }: DemoEvent,
  day: string,
): boolean {
  const least = Math.max(plan.template.minimumAge ?? 0, isAdultsOnly ? 18 : 0)
  const isOldEnough = addYears(person.birthDay, least) <= day
  if (plan.template.code === 'silver-club' && person.age < 50) return false
  const wasChild = addYears(person.birthDay, 14) > day
  const mayComeAsChild = !wasChild || person.age < 14
  return isOldEnough && mayComeAsChild && person.hasConsent && joinedDay < day
}

function isFree(busy: Busy, volunteer: DemoVolunteer, shift: DemoShift): boolean {
  const others = busy.get(volunteer.id) ?? []
  return !others.some((other) => other.startsAt < shift.endsAt && shift.startsAt < other.endsAt)
}

function keepBusy(busy: Busy, volunteer: DemoVolunteer, { startsAt, endsAt }: DemoShift): void {
  busy.set(volunteer.id, [...(busy.get(volunteer.id) ?? []), { startsAt, endsAt }])
}

function signsOf(region: Region, { plan }: DemoEvent, shift: DemoShift): Sign[] {
  const { random, now } = region
  const confirmed = { status: 'confirmed' as const, mark: null }
  const waiting = { status: 'waiting' as const, mark: null }
  const repeat = (count: number, sign: Sign) => Array.from({ length: Math.max(0, count) }, () => sign)
  if (plan.status === 'draft') return []
  if (plan.status === 'full')
    return [...repeat(shift.places, confirmed), ...repeat(random.whole(2, 5), waiting)]
  const isOver = shift.endsAt <= now && plan.status !== 'cancelled'
  if (isOver) return pastSigns(Math.round(shift.places * (0.8 + random.next() * 0.2)))
  const share = plan.status === 'running' ? 0.4 + random.next() * 0.4 : 0.15 + random.next() * 0.6
  const left = { status: 'cancelled' as const, mark: null }
  const count = Math.max(1, Math.floor(shift.places * share))
  if (plan.status === 'cancelled') return repeat(count, left)
  return [...repeat(count, confirmed), ...repeat(random.whole(0, 2), left)]
}

function pastSigns(count: number): Sign[] {
  const came = Math.round(count * cameShare)
  const missed = Math.round(count * missedShare)
  return Array.from({ length: count }, (_, index) => {
    if (index < came) return { status: 'confirmed', mark: 'present' }
    return index < came + missed
      ? { status: 'confirmed', mark: 'absent' }
      : { status: 'cancelled', mark: null }
  })
}

function signUp(region: Region, facts: Sign & Pick<DemoSignUp, 'volunteer' | 'event' | 'shift'>): DemoSignUp {
  const { random, now } = region
  const { event, shift, status } = facts
  const opened = event.createdAt.getTime() + dayMs
  const until = Math.min(now.getTime() - hourMs, shift.startsAt.getTime() - dayMs)
  const spread = Math.max(minuteMs, until - opened)
  /** Who waits came after the places were gone. */
  const share = status === 'waiting' ? 0.9 + random.next() * 0.1 : random.next() * 0.85
  const joinedAt = new Date(opened + Math.round(spread * share))
  const leftAt = new Date(Math.min(until, joinedAt.getTime() + random.whole(1, 48) * hourMs))
  const isCancelled = status === 'cancelled'
  return {
    id: newId(),
    ...facts,
    joinedAt,
    cancelledAt: isCancelled ? new Date(Math.max(leftAt.getTime(), joinedAt.getTime() + minuteMs)) : null,
  }
}
