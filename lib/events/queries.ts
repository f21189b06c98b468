import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinate } from '#lib/accounts/policy.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { fold, idPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { fileColumns, pageColumns, runBy, speakerColumns, visibleTo } from './policy.ts'
import { phaseOf, seatsOf, shortcomingsOf, toPageView } from './rules.ts'
import { platformColumns } from './rules/programme.ts'
import type { WorkFilters } from './schema/work.ts'

export const workListSize = 30

/** The actor's events, newest start first; `page` counts from 0. Representatives get what their organisations host. */
export async function listEvents(actor: Actor, filters: Omit<WorkFilters, 'page'>, page: number) {
  const where = { AND: [visibleTo(actor), ...conditions(filters, now())] }
  const [rows, count] = await Promise.all([
    db.event.findMany({
      where,
      orderBy: [{ startsAt: filters.state === 'ahead' ? 'asc' : 'desc' }, { id: 'desc' }],
      select: workColumns,
      take: workListSize,
      skip: page * workListSize,
    }),
    db.event.count({ where }),
  ])
  const items = rows.map(({ shifts, ...row }) => ({
    ...row,
    seats: seatsOf(shifts),
    phase: phaseOf(row, now()),
  }))
  return { items, count }
}

/** How many of the actor's events are in each state, for the chips above the list. */
export async function countEventsByState(actor: Actor) {
  const at = now()
  const count = (state: WorkFilters['state']) =>
    db.event.count({ where: { AND: [visibleTo(actor), ...conditions({ q: '', state, centreId: '' }, at)] } })
  const [all, draft, ahead, over, cancelled] = await Promise.all([
    count(''),
    count('draft'),
    count('ahead'),
    count('over'),
    count('cancelled'),
  ])
  return { all, draft, ahead, over, cancelled }
}

/** An event the actor runs, as its forms and its checklist need it; null out of scope. */
export async function findEventToRun(actor: Actor, eventId: string) {
  if (!idPattern.test(eventId)) return null
  const event = await db.event.findFirst({
    where: { AND: [runBy(actor), { id: eventId }] },
    select: editColumns,
  })
  if (!event) return null
  const { shifts } = event
  return {
    ...event,
    seats: seatsOf(shifts.filter((shift) => shift.cancelledAt === null)),
    phase: phaseOf(event, now()),
    shortcomings: shortcomingsOf({
      ...event,
      _count: { agenda: event.agenda.length, shifts: shifts.length },
    }),
  }
}

export type EventToRun = NonNullable<Awaited<ReturnType<typeof findEventToRun>>>

/** The page of an event as visitors would see it, for anyone who sees the event behind sign-in; null out of scope. */
export async function findEventPreview(actor: Actor, eventId: string) {
  if (!idPattern.test(eventId)) return null
  const event = await db.event.findFirst({
    where: { AND: [visibleTo(actor), { id: eventId }] },
    select: pageColumns,
  })
  return event ? toPageView(event, now()) : null
}

/** What the selects of an event's form offer: the actor's own centres, and the region's references. */
export async function listEventChoices(actor: Actor) {
  const names = { nameKk: true, nameRu: true, nameEn: true }
  const own: Prisma.CentreWhereInput = actor.isAdministrator ? {} : { id: { in: [...actor.centreIds] } }
  const [centres, units, directions, organisations] = await Promise.all([
    db.centre.findMany({
      where: own,
      orderBy: { nameKk: 'asc' },
      select: { id: true, unitId: true, ...names },
    }),
    db.unit.findMany({ orderBy: { nameKk: 'asc' }, select: { id: true, ...names } }),
    db.direction.findMany({
      orderBy: { position: 'asc' },
      select: { id: true, isAdultsOnly: true, ...names },
    }),
    db.organisation.findMany({
      where: { state: 'published' },
      orderBy: { nameKk: 'asc' },
      select: { id: true, ...names },
    }),
  ])
  return { centres, units, directions, organisations }
}

/** The skills a shift may ask for; none for people who run no shifts. */
export async function listShiftSkills(actor: Actor) {
  if (!mayCoordinate(actor)) return []
  return db.skill.findMany({
    orderBy: { position: 'asc' },
    select: { id: true, nameKk: true, nameRu: true, nameEn: true },
  })
}

function conditions({ q, state, centreId }: Omit<WorkFilters, 'page'>, at: Date): Prisma.EventWhereInput[] {
  const all: Prisma.EventWhereInput[] = fold(q)
    .split(' ')
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => ({ searchKey: { contains: word } }))
  if (idPattern.test(centreId)) all.push({ centreId })
  if (state === 'draft' || state === 'cancelled') all.push({ state })
  if (state === 'ahead') all.push({ state: 'published', endsAt: { gt: at } })
  if (state === 'over') all.push({ state: 'published', endsAt: { lte: at } })
  return all
}

const workColumns = {
  id: true,
  slug: true,
  state: true,
  kind: true,
  titleKk: true,
  titleRu: true,
  titleEn: true,
  startsAt: true,
  endsAt: true,
  isDateStated: true,
  publishedAt: true,
  centreId: true,
  hostOrganisationId: true,
  centre: { select: { nameKk: true, nameRu: true, nameEn: true } },
  unit: { select: { shortKk: true, shortRu: true, shortEn: true } },
  shifts: { where: { cancelledAt: null }, select: { places: true, taken: true, waiting: true } },
} satisfies Prisma.EventSelect

const editColumns = {
  ...pageColumns,
  version: true,
  centreId: true,
  directionId: true,
  unitId: true,
  hostOrganisationId: true,
  ...{ latitude: true, longitude: true },
  createdAt: true,
  agenda: {
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, position: true, startsAt: true, endsAt: true, platform: true },
      ...{ titleKk: true, titleRu: true, titleEn: true, detailsKk: true, detailsRu: true, detailsEn: true },
      ...{ placeKk: true, placeRu: true, placeEn: true },
      speakers: { orderBy: [{ position: 'asc' }, { id: 'asc' }], select: speakerColumns },
    },
  },
  files: {
    orderBy: { id: 'asc' },
    select: { ...fileColumns, agendaItemId: true },
  },
  seriesDay: true,
  isException: true,
  shifts: {
    orderBy: [{ startsAt: 'asc' }, { position: 'asc' }, { id: 'asc' }],
    select: {
      ...{
        id: true,
        roleKk: true,
        roleRu: true,
        roleEn: true,
        startsAt: true,
        endsAt: true,
        cancelledAt: true,
      },
      ...{
        places: true,
        taken: true,
        waiting: true,
        signUpOpensAt: true,
        signUpClosesAt: true,
        version: true,
      },
      ...{ platformId: true, originId: true, platform: { select: platformColumns } },
      skills: { select: { skillId: true, skill: { select: { nameKk: true, nameRu: true, nameEn: true } } } },
    },
  },
} satisfies Prisma.EventSelect
