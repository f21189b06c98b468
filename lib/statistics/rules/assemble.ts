import { eventKinds } from '#lib/events/schema.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { centreHosts } from '#lib/centres/schema.ts'
import { ageGroups, type EventCounts, type Figures } from '../schema.ts'
import { type CellModel, earlier, elsewhere, monthCell, yearsOf } from './cells.ts'

type Event = {
  isPast: boolean
  isCancelled: boolean
  startsAt: Date
  kind: string
  unitId: string
  directionId: string
}
type Body = { slug: string; unit: { slug: string } | null }
export type Facts = {
  day: string
  months: readonly string[]
  units: readonly { id: string; slug: string }[]
  directions: readonly { id: string; code: string }[]
  records: {
    centres: readonly (Body & { host: string })[]
    organisations: readonly Body[]
    events: readonly Event[]
    awards: number
    memoranda: number
    library: number
    news: { kk: number; ru: number; en: number }
  }
}
type Read = (cell: string) => number | null

/** The edition's figures: cells that are not hidden as they are, the others as null. */
export function assemble(facts: Facts, model: CellModel, hidden: ReadonlySet<string>): Figures {
  const read: Read = (cell) => (hidden.has(cell) ? null : (model.cells.get(cell)?.value ?? 0))
  const { centres, organisations } = facts.records
  return {
    version: 1,
    day: facts.day,
    region: regionFigures(facts, read),
    units: facts.units.map((unit) => unitFigures(facts, unit, read)),
    elsewhere: {
      ...measuresAt(read, `/unit/${elsewhere}`),
      organisations: organisations.filter(({ unit }) => unit === null).length,
      ...ofUnit(read, elsewhere, facts.months),
    },
    centres: centres.map(({ slug, unit }) => ({
      ...{ slug, unit: unit!.slug, people: read(`people/centre/${slug}`) },
    })),
    organisations: organisations.map(({ slug, unit }) => ({
      ...{ slug, unit: unit?.slug ?? null, people: read(`people/organisation/${slug}`) },
    })),
    ages: ageGroups.map((age) => ({ age, ...measuresAt(read, `/age/${age}`) })),
    ...listsOf(facts, read),
    earlier: workAt(read, `/month/${earlier}`),
  }
}

function regionFigures({ records }: Facts, read: Read): Figures['region'] {
  const { events, centres, organisations, awards, memoranda, library, news } = records
  return {
    ...measuresAt(read, ''),
    centres: centres.length,
    organisations: organisations.length,
    events: countEvents(events),
    ...{ awards, memoranda, library, news },
  }
}

function listsOf({ directions, months, records }: Facts, read: Read) {
  const { events, centres } = records
  const held = byMonth(events)
  return {
    directions: [...directions, { id: '', code: elsewhere }].map(({ id, code }) => ({
      direction: code === elsewhere ? null : code,
      ...measuresAt(read, `/direction/${code}`),
      events: countEvents(events.filter(({ directionId }) => directionId === id)),
    })),
    kinds: eventKinds.map((kind) => ({
      ...{ kind, events: countEvents(events.filter((each) => each.kind === kind)) },
    })),
    hosts: centreHosts.map((host) => ({
      ...{ host, centres: centres.filter((each) => each.host === host).length },
    })),
    months: months.map((month) => ({
      month,
      people: read(monthCell(month)),
      ...workAt(read, `/month/${month}`),
      events: held.get(month) ?? 0,
    })),
  }
}

function unitFigures({ records, months }: Facts, { id, slug }: { id: string; slug: string }, read: Read) {
  const events = records.events.filter(({ unitId }) => unitId === id)
  const held = byMonth(events)
  const isHere = ({ unit }: Body) => unit?.slug === slug
  return {
    slug,
    ...measuresAt(read, `/unit/${slug}`),
    centres: records.centres.filter(isHere).length,
    organisations: records.organisations.filter(isHere).length,
    events: countEvents(events),
    ...ofUnit(read, slug, months),
    months: months.map((month) => ({ month, events: held.get(month) ?? 0 })),
  }
}

function ofUnit(read: Read, unit: string, months: readonly string[]) {
  return {
    ages: ageGroups.map((age) => ({ age, people: read(`people/unit/${unit}/age/${age}`) })),
    years: yearsOf(months).map((year) => ({ year, ...workAt(read, `/unit/${unit}/year/${year}`) })),
  }
}

function measuresAt(read: Read, path: string) {
  return { people: read(`people${path}`), ...workAt(read, path) }
}

function workAt(read: Read, path: string) {
  return { presences: read(`presences${path}`), minutes: read(`minutes${path}`) }
}

function countEvents(events: readonly Event[]): EventCounts {
  const past = events.filter(({ isPast }) => isPast)
  return {
    past: past.length,
    ahead: events.length - past.length,
    held: past.filter(({ isCancelled }) => !isCancelled).length,
    cancelled: events.filter(({ isCancelled }) => isCancelled).length,
  }
}

/** Events held, by the month they began in. */
function byMonth(events: readonly Event[]): Map<string, number> {
  const held = new Map<string, number>()
  for (const { isPast, isCancelled, startsAt } of events) {
    const month = dayOf(startsAt).slice(0, 7)
    if (isPast && !isCancelled) held.set(month, (held.get(month) ?? 0) + 1)
  }
  return held
}
