import { dayMs, hourMs, minuteMs } from '#lib/platform/clock.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { newId } from '../ids.ts'
import { mustGet } from '../random.ts'
import { eventRow, shiftRow } from '../rows.ts'
import type { DemoCentre } from './centres.ts'
import type { PlannedEvent } from './event-plan.ts'
import { type EventText, eventTextOf } from './event-texts.ts'
import { sourceUrl, type DemoOrganisation } from './organisations.ts'
import { type Region, unitOf } from './region.ts'

export type DemoShift = {
  id: string
  startsAt: Date
  endsAt: Date
  places: number
  taken: number
  waiting: number
}
export type DemoEvent = {
  id: string
  plan: PlannedEvent
  centreId: string
  isAdultsOnly: boolean
  createdAt: Date
  shifts: DemoShift[]
}

type Hosts = { centres: DemoCentre[]; organisations: DemoOrganisation[] }

/** Decides who runs each planned event and which shifts it has; rows are written once the sign-ups are known. */
export function arrangeEvents(region: Region, planned: PlannedEvent[], centres: DemoCentre[]): DemoEvent[] {
  return planned.map((plan) => {
    const { direction } = plan.template
    const centreId = centreOf(plan, centres).id
    const isAdultsOnly = direction === 'emergency' || direction === 'search'
    const createdAt = new Date(
      Math.min(region.now.getTime() - 3 * dayMs, plan.startsAt.getTime() - 30 * dayMs),
    )
    return { id: newId(), plan, centreId, isAdultsOnly, createdAt, shifts: shiftsOf(plan) }
  })
}

function centreOf(plan: PlannedEvent, centres: DemoCentre[]): DemoCentre {
  const inUnit = centres.filter(({ unit }) => unit === plan.unit)
  const host = eventTextOf(plan.template.code).host ?? 'youthCentre'
  const found = inUnit.find((centre) => centre.host === host) ?? inUnit[0]
  if (!found) throw new Error(`No centre in «${plan.unit}»`)
  return found
}

/** The article's rally has no shifts: the source names no places. The running event has one every day, others one a role. */
function shiftsOf({ template, status, startsAt, endsAt, isSourceRally }: PlannedEvent): DemoShift[] {
  if (isSourceRally) return []
  const empty = { taken: 0, waiting: 0 }
  if (status === 'running') {
    const days = Math.round((endsAt.getTime() - startsAt.getTime() - template.hours * hourMs) / dayMs)
    return Array.from({ length: days + 1 }, (_, day) => {
      const start = new Date(startsAt.getTime() + day * dayMs)
      return {
        id: newId(),
        startsAt: start,
        endsAt: new Date(start.getTime() + template.hours * hourMs),
        places: template.places,
        ...empty,
      }
    })
  }
  const { roles } = eventTextOf(template.code)
  let left = template.places
  return roles.map((role, index) => {
    const places = index === roles.length - 1 ? left : Math.round(template.places * role.share)
    left -= places
    return { id: newId(), startsAt, endsAt, places, ...empty }
  })
}

/** Writes events and shifts with the counters their sign-ups gave them. */
export async function loadEvents(region: Region, events: DemoEvent[], hosts: Hosts): Promise<void> {
  await region.tx.event.createMany({ data: events.map((event) => asEvent(region, event, hosts)) })
  await region.tx.shift.createMany({ data: events.flatMap(asShifts) })
  const skills = events.flatMap((event) => skillsOf(region, event))
  await region.tx.shiftSkill.createMany({ data: skills })
}

function asEvent(region: Region, event: DemoEvent, hosts: Hosts): Prisma.EventCreateManyInput {
  const { plan, id, centreId, createdAt } = event
  const { template, startsAt, endsAt, isSourceRally } = plan
  return eventRow({
    ...{ id, centreId, startsAt, endsAt, createdAt, isDemo: true },
    slug: slugOfEvent(plan),
    directionId: mustGet(region.directions, template.direction),
    unitId: unitOf(region, plan.unit).id,
    hostOrganisationId: isSourceRally ? null : hostOf(template.code, plan.unit, hosts),
    minimumAge: isSourceRally ? null : template.minimumAge,
    isEmergency: template.direction === 'emergency',
    isHazardous: template.direction === 'search',
    isDateStated: !isSourceRally,
    sourceUrl: isSourceRally ? sourceUrl : null,
    ...(isSourceRally ? {} : { signUpOpensAt: new Date(createdAt.getTime() + dayMs) }),
    ...stateOf(region, event),
    ...textsOf(plan, eventTextOf(template.code)),
    ...(isSourceRally ? {} : contactOf(centreId, hosts.centres)),
  })
}

export function slugOfEvent({ template, unit, instance, isSourceRally }: PlannedEvent): string {
  if (isSourceRally) return 'rally-birgemiz'
  const isTwiceThere = template.units[0] === template.units[1]
  return `${template.code}-${unit}${isTwiceThere ? `-${instance}` : ''}`
}

function hostOf(code: string, unit: string, { organisations }: Hosts): string | null {
  const partner = eventTextOf(code).partner
  const found = organisations.find(({ slug }) => slug === partner)
  return found && unit !== 'stepnogorsk' ? found.id : null
}

function stateOf({ now }: Region, { plan, createdAt }: DemoEvent): Partial<Prisma.EventCreateManyInput> {
  if (plan.status === 'draft') return { state: 'draft', publishedAt: null }
  const published = { publishedAt: new Date(createdAt.getTime() + hourMs) }
  if (plan.status !== 'cancelled') return { state: 'published', ...published }
  const cancelledAt = new Date(Math.min(now.getTime() - dayMs, plan.startsAt.getTime() - 2 * dayMs))
  return {
    ...published,
    state: 'cancelled',
    cancelledAt,
    sequence: 1,
    cancelReasonKk: 'Боран болжамына байланысты іс-шара өткізілмейді. Жазылғандарға хабарланды.',
    cancelReasonRu: 'Из-за прогноза метели мероприятие не состоится. Записавшимся сообщили.',
    cancelReasonEn: 'A snowstorm is forecast, so the event will not be held. Everyone signed up was told.',
  }
}

function textsOf(
  { template, isSourceRally }: PlannedEvent,
  text: EventText,
): Partial<Prisma.EventCreateManyInput> & EventTitles {
  const { summary, description, requirements, place } = isSourceRally ? eventTextOf('source-rally') : text
  return {
    kind: text.kind,
    ...{ titleKk: template.titleKk, titleRu: template.titleRu, titleEn: template.titleEn },
    ...{ summaryKk: summary.kk, summaryRu: summary.ru, summaryEn: summary.en },
    ...{ descriptionKk: description.kk, descriptionRu: description.ru, descriptionEn: description.en },
    ...{ requirementsKk: requirements.kk, requirementsRu: requirements.ru, requirementsEn: requirements.en },
    ...{ placeKk: place.kk, placeRu: place.ru, placeEn: place.en },
  }
}

type EventTitles = { titleKk: string; titleRu: string; titleEn: string }

function contactOf(centreId: string, centres: DemoCentre[]): Partial<Prisma.EventCreateManyInput> {
  const slug = centres.find(({ id }) => id === centreId)?.slug ?? ''
  const email = `${slug.replace('-', '.')}@demo.invalid`
  return {
    contactKk: `Үйлестіруші: ${email}`,
    contactRu: `Координатор: ${email}`,
    contactEn: `Coordinator: ${email}`,
  }
}

function asShifts({ id: eventId, plan, shifts }: DemoEvent): Prisma.ShiftCreateManyInput[] {
  const { roles } = eventTextOf(plan.template.code)
  return shifts.map((shift, position) => {
    const role = roles[plan.status === 'running' ? 0 : position] ?? roles[0]
    const names = role ? { roleKk: role.kk, roleRu: role.ru, roleEn: role.en } : {}
    const closes = new Date(shift.startsAt.getTime() - 30 * minuteMs)
    return shiftRow({ ...shift, eventId, position, signUpClosesAt: closes, ...names })
  })
}

/** Only drafts ask for skills: who is signed up elsewhere was taken as they are. */
function skillsOf(region: Region, { plan, shifts }: DemoEvent): { shiftId: string; skillId: string }[] {
  if (plan.status !== 'draft') return []
  const { roles } = eventTextOf(plan.template.code)
  return shifts.flatMap((shift, index) => {
    const codes = roles[index]?.skills ?? []
    return codes.map((code) => ({ shiftId: shift.id, skillId: mustGet(region.skills, code) }))
  })
}
