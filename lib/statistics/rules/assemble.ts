import { centreHosts } from '#lib/centres/schema.ts'
import { eventKinds } from '#lib/events/schema.ts'
import { ageGroups, type EventCounts, type Figures } from '../schema.ts'
import { earlier, elsewhere, monthCell, yearsOf } from './cells.ts'
import { yearBefore } from './growth.ts'

/** How many public events are alike in everything that is counted. The month is the one they began in. */
export type EventGroup = {
  isPast: boolean
  isCancelled: boolean
  month: string
  kind: string
  unitId: string
  directionId: string
  count: number
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
    events: readonly EventGroup[]
    awards: number
    memoranda: number
    library: number
    news: { kk: number; ru: number; en: number }
  }
}
/** The number of a cell of people or their work: null is kept back, undefined is not counted. */
export type Read = (cell: string) => number | null | undefined
type Known = (cell: string) => number | null

/** The figures of a region: its published records as they are, and people and their work as they are read. */
export function assemble(facts: Facts, read: Read): Figures {
  const known: Known = (cell) => read(cell) ?? null
  const { centres, organisations } = facts.records
  return {
    version: 2,
    day: facts.day,
    region: regionFigures(facts, known),
    units: facts.units.map((unit) => unitFigures(facts, unit, known)),
    elsewhere: {
      ...measuresAt(known, `/unit/${elsewhere}`),
      organisations: organisations.filter(({ unit }) => unit === null).length,
      ...ofPlace(facts, elsewhere, known),
      months: facts.months.map((month) => ({ month, minutes: minutesIn(known, elsewhere, month) })),
    },
    centres: centres.map(({ slug, unit }) => ({
      ...{ slug, unit: unit!.slug, people: read(`people/centre/${slug}`) },
    })),
    organisations: organisations.map(({ slug, unit }) => ({
      ...{ slug, unit: unit?.slug ?? null, people: read(`people/organisation/${slug}`) },
    })),
    ages: ageGroups.map((age) => ({ age, ...measuresAt(known, `/age/${age}`) })),
    ...listsOf(facts, known),
    earlier: workAt(known, `/month/${earlier}`),
  }
}

function regionFigures({ records }: Facts, known: Known): Figures['region'] {
  const { events, centres, organisations, awards, memoranda, library, news } = records
  return {
    ...measuresAt(known, ''),
    centres: centres.length,
    organisations: organisations.length,
    events: countEvents(events),
    ...{ awards, memoranda, library, news },
  }
}

function listsOf({ directions, months, records }: Facts, known: Known) {
  const { events, centres } = records
  const held = byMonth(events)
  return {
    directions: [...directions, { id: '', code: elsewhere }].map(({ id, code }) => ({
      direction: code === elsewhere ? null : code,
      ...measuresAt(known, `/direction/${code}`),
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
      people: known(monthCell(month)),
      ...workAt(known, `/month/${month}`),
      events: held.get(month) ?? 0,
    })),
  }
}

function unitFigures(facts: Facts, { id, slug }: { id: string; slug: string }, known: Known) {
  const { records, months } = facts
  const events = records.events.filter(({ unitId }) => unitId === id)
  const held = byMonth(events)
  const isHere = ({ unit }: Body) => unit?.slug === slug
  return {
    slug,
    ...measuresAt(known, `/unit/${slug}`),
    centres: records.centres.filter(isHere).length,
    organisations: records.organisations.filter(isHere).length,
    events: countEvents(events),
    ...ofPlace(facts, slug, known),
    months: months.map((month) => ({
      ...{ month, minutes: minutesIn(known, slug, month), events: held.get(month) ?? 0 },
    })),
  }
}

function ofPlace({ directions, months }: Facts, unit: string, known: Known) {
  return {
    ages: ageGroups.map((age) => ({ age, people: known(`people/unit/${unit}/age/${age}`) })),
    directions: [...directions.map(({ code }) => code), elsewhere].map((code) => ({
      direction: code === elsewhere ? null : code,
      people: known(`people/unit/${unit}/direction/${code}`),
    })),
    yearAgo: known(monthCell(yearBefore(months), unit)),
    years: yearsOf(months).map((year) => ({ year, ...workAt(known, `/unit/${unit}/year/${year}`) })),
  }
}

function minutesIn(known: Known, unit: string, month: string): number | null {
  return known(`minutes/unit/${unit}/month/${month}`)
}

function measuresAt(known: Known, path: string) {
  return { people: known(`people${path}`), ...workAt(known, path) }
}

function workAt(known: Known, path: string) {
  return { presences: known(`presences${path}`), minutes: known(`minutes${path}`) }
}

function countEvents(groups: readonly EventGroup[]): EventCounts {
  const sum = (isIn: (group: EventGroup) => boolean) =>
    groups.reduce((all, group) => all + (isIn(group) ? group.count : 0), 0)
  return {
    past: sum(({ isPast }) => isPast),
    ahead: sum(({ isPast }) => !isPast),
    held: sum(({ isPast, isCancelled }) => isPast && !isCancelled),
    cancelled: sum(({ isCancelled }) => isCancelled),
  }
}

/** Events held, by the month they began in. */
function byMonth(groups: readonly EventGroup[]): Map<string, number> {
  const held = new Map<string, number>()
  for (const { isPast, isCancelled, month, count } of groups)
    if (isPast && !isCancelled) held.set(month, (held.get(month) ?? 0) + count)
  return held
}
