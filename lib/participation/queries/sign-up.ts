import type { Actor } from '#lib/accounts/actor.ts'
import { publicEvents } from '#lib/events/policy.ts'
import { atPlatform } from '#lib/events/rules/programme.ts'
import { ageRuleOf } from '#lib/events/rules.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { slugPattern } from '#lib/platform/text.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { activeStatuses, type Doer } from '../policy.ts'
import { type PersonFacts, type Reason, reasonsAgainst } from '../rules.ts'
import { personColumns, shiftColumns, type ShiftRow } from './facts.ts'

/** What a shift comes to for one person now. `yours` is a sign-up they have already. */
export type Chance = 'takeable' | 'waitable' | 'askable' | 'no' | 'yours'
export type OpenShift = ShiftRow & { reasons: Reason[]; chance: Chance; token: string | null }

/**
 * An event with its shifts for the page where people sign up. With a card, each shift carries every reason against it for that
 * person; without, only what bars everybody. Null for an event that is not public.
 */
export async function findEventToJoin(doer: Doer, slug: string) {
  if (!slugPattern.test(slug)) return null
  const event = await db.event.findFirst({
    where: { ...publicEvents, slug },
    select: {
      ...{ id: true, slug: true, state: true, titleKk: true, titleRu: true, titleEn: true },
      ...{ placeKk: true, placeRu: true, placeEn: true, startsAt: true, endsAt: true, isDateStated: true },
      ...{ requirementsKk: true, requirementsRu: true, requirementsEn: true, minimumAge: true },
      ...{ isEmergency: true, helpsVictims: true, helpsOffenders: true, isHazardous: true },
      direction: { select: { isAdultsOnly: true, nameKk: true, nameRu: true, nameEn: true } },
      ...{ contactKk: true, contactRu: true, contactEn: true, unit: { select: { slug: true } } },
      centre: { select: { nameKk: true, nameRu: true, nameEn: true, phone: true, email: true, slug: true } },
      shifts: {
        where: { cancelledAt: null },
        orderBy: [{ startsAt: 'asc' }, { position: 'asc' }],
        select: shiftColumns,
      },
    },
  })
  if (!event) return null
  const { shifts, ...facts } = event
  return { ...facts, ageRule: ageRuleOf(event), shifts: await judge(doer, shifts) }
}
export type EventToJoin = NonNullable<Awaited<ReturnType<typeof findEventToJoin>>>

const openMax = 300
const aheadDays = 90

export type OpenFilters = { directionId?: string; unitId?: string }

/**
 * The coming shifts for a volunteer, soonest first, each with what it comes to for them: what they can take, and why not the
 * rest (R5). At most the next three hundred within ninety days.
 */
export async function listOpenShifts(actor: Actor, filters: OpenFilters = {}): Promise<OpenShift[]> {
  const at = now()
  const { directionId, unitId } = filters
  const shifts = await db.shift.findMany({
    where: {
      ...{ cancelledAt: null, startsAt: { gt: at, lt: new Date(at.getTime() + aheadDays * dayMs) } },
      event: {
        ...{ ...publicEvents, state: 'published' },
        ...(directionId ? { directionId } : {}),
        ...(unitId ? { unitId } : {}),
      },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: openMax,
    select: shiftColumns,
  })
  return judge(actor, shifts)
}

async function judge(doer: Doer, shifts: ShiftRow[]): Promise<OpenShift[]> {
  const person = doer?.volunteerId && shifts.length > 0 ? await findPerson(doer.volunteerId, shifts) : null
  return shifts.map((shift) => judgeOne(shift, person))
}

type Person = PersonFacts & { tokens: Map<string, string> }

/** The person once for all shifts, with the sign-ups of the whole span. */
async function findPerson(volunteerId: string, shifts: ShiftRow[]): Promise<Person | null> {
  const startsAt = new Date(Math.min(...shifts.map((shift) => shift.startsAt.getTime())))
  const endsAt = new Date(Math.max(...shifts.map((shift) => shift.endsAt.getTime())))
  const select = personColumns({ startsAt, endsAt })
  const person = await db.volunteer.findUnique({ where: { id: volunteerId }, select })
  if (!person) return null
  const own: Prisma.ParticipationWhereInput = {
    volunteerId,
    status: { in: [...activeStatuses] },
    shiftId: { in: shifts.map(({ id }) => id) },
  }
  const rows = await db.participation.findMany({
    where: own,
    select: { id: true, shiftId: true, linkVersion: true },
  })
  const tokens = new Map(rows.map((row) => [row.shiftId, signLink('sign-up', row.id, row.linkVersion)]))
  return { ...person, tokens }
}

/** Somebody of age with every skill: what bars them bars everybody. */
const anybody: PersonFacts = {
  ...{ status: 'confirmed', birthDate: null, skills: [], consents: [], participations: [] },
}
const aboutEverybody = new Set([
  'eventDraft',
  'eventCancelled',
  'shiftCancelled',
  'shiftStarted',
  'signUpNotOpen',
  'signUpClosed',
  'full',
  'peopleWaiting',
])

function judgeOne(shift: ShiftRow, person: Person | null): OpenShift {
  const all = reasonsAgainst({ at: now(), shift, person: person ?? anybody, companion: null })
  const reasons = person ? all : all.filter(({ code }) => aboutEverybody.has(code))
  const token = person?.tokens.get(shift.id) ?? null
  return { ...atPlatform(shift), reasons, token, chance: token ? 'yours' : chanceOf(reasons) }
}

function chanceOf(reasons: Reason[]): Chance {
  const has = (...effects: string[]) => reasons.some(({ effect }) => effects.includes(effect))
  if (has('bars', 'override')) return 'no'
  if (has('waits')) return 'waitable'
  return has('asks', 'consent') ? 'askable' : 'takeable'
}
