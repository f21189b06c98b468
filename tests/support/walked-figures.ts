import { dayOf } from '#lib/platform/clock.ts'
import type { EventCounts, Figures } from '#lib/statistics/schema.ts'
import type { Registers } from './register-counts.ts'
import {
  walkAwards,
  walkCentres,
  walkEvents,
  walkLibrary,
  walkMemoranda,
  walkNews,
  walkOrganisations,
} from './walked-lists.ts'

/** A number of the figures: its place in their shape, what it is of, what is said and what its list or register holds. */
export type Line = { path: string; of: string; said: number | null | undefined; is: number }
type Listed = Awaited<ReturnType<typeof walkEvents>>
type Search = Record<string, string>

/** Every number of published records beside the length of the list a reader opens for it. */
export async function recordLines(figures: Figures): Promise<Line[]> {
  const { region } = figures
  const lines: Line[] = []
  const add = (path: string, of: string, said: number, list: readonly unknown[]) =>
    lines.push({ path, of, said, is: list.length })
  const addEvents = (path: string, of: string, said: EventCounts, { past, ahead }: Walked) => {
    const cancelled = [...past, ...ahead].filter(({ state }) => state === 'cancelled')
    add(`${path}.events.past`, of, said.past, past)
    add(`${path}.events.ahead`, of, said.ahead, ahead)
    add(`${path}.events.held`, of, said.held, past.filter(isHeld))
    add(`${path}.events.cancelled`, of, said.cancelled, cancelled)
  }
  const all = await walkBoth({})
  addEvents('region', '', region.events, all)
  add('region.centres', '', region.centres, await walkCentres())
  add('region.organisations', '', region.organisations, await walkOrganisations())
  add('region.awards', '', region.awards, await walkAwards())
  add('region.memoranda', '', region.memoranda, await walkMemoranda())
  add('region.library', '', region.library, await walkLibrary())
  for (const locale of ['kk', 'ru', 'en'] as const)
    add(`region.news.${locale}`, '', region.news[locale], await walkNews(locale))
  for (const { host, centres } of figures.hosts)
    add('hosts[].centres', host, centres, await walkCentres({ host }))
  for (const { kind, events } of figures.kinds) addEvents('kinds[]', kind, events, await walkBoth({ kind }))
  for (const { direction, events } of figures.directions)
    if (direction !== null) addEvents('directions[]', direction, events, await walkBoth({ direction }))
  for (const { month, events } of figures.months)
    add('months[].events', month, events, all.past.filter(isHeld).filter(isOf(month)))
  for (const { slug: unit, ...said } of figures.units) {
    const events = await walkBoth({ unit })
    addEvents('units[]', unit, said.events, events)
    add('units[].centres', unit, said.centres, await walkCentres({ unit }))
    add('units[].organisations', unit, said.organisations, await walkOrganisations({ unit }))
    for (const { month, events: held } of said.months)
      add('units[].months[].events', `${unit} ${month}`, held, events.past.filter(isHeld).filter(isOf(month)))
  }
  const named = await Promise.all(figures.units.map(({ slug: unit }) => walkOrganisations({ unit })))
  const isElsewhere = ({ slug }: { slug: string }) => !named.flat().some((each) => each.slug === slug)
  const rest = (await walkOrganisations()).filter(isElsewhere)
  add('elsewhere.organisations', '', figures.elsewhere.organisations, rest)
  return lines
}

type Walked = { past: Listed; ahead: Listed }

async function walkBoth(search: Search): Promise<Walked> {
  return { past: await walkEvents({ ...search, when: 'past' }), ahead: await walkEvents(search) }
}

const isHeld = ({ state }: Listed[number]) => state !== 'cancelled'
const isOf = (month: string) => (event: Listed[number]) => dayOf(event.startsAt).startsWith(month)

/** Every number of people and of what they did beside the registers' own rows. */
export function peopleLines(figures: Figures, { members, presences, minutes, stays }: Registers): Line[] {
  const lines: Line[] = []
  const add = (path: string, of: string, said: Line['said'], is: number) => lines.push({ path, of, said, is })
  const people = (isIn: (member: Registers['members'][number]) => boolean) => members.filter(isIn).length
  const done = (work: Registers['minutes'], isIn: (each: Registers['minutes'][number]) => boolean) =>
    work.reduce((sum, each) => sum + (isIn(each) ? each.value : 0), 0)
  type Said = { presences: number | null; minutes: number | null }
  const addWork = (path: string, of: string, said: Said, isIn: Parameters<typeof done>[1]) => {
    add(`${path}.presences`, of, said.presences, done(presences, isIn))
    add(`${path}.minutes`, of, said.minutes, done(minutes, isIn))
  }
  const months = figures.months.map(({ month }) => month)
  const isPastOf = (month: string, unit?: string) =>
    stays.filter(
      ({ startedOn, endedOn, ...stay }) =>
        (unit === undefined || stay.unit === unit) &&
        startedOn.slice(0, 7) <= month &&
        (endedOn === null || endedOn.slice(0, 7) > month),
    ).length
  add('region.people', '', figures.region.people, members.length)
  addWork('region', '', figures.region, () => true)
  for (const { age, ...said } of figures.ages) {
    add(
      'ages[].people',
      age,
      said.people,
      people((member) => member.age === age),
    )
    addWork('ages[]', age, said, (each) => each.age === age)
  }
  for (const { direction, ...said } of figures.directions) {
    const code = direction ?? '-'
    add(
      'directions[].people',
      code,
      said.people,
      people(({ directions }) => directions.includes(code)),
    )
    addWork('directions[]', code, said, (each) => each.direction === code)
  }
  for (const [index, { month, ...said }] of figures.months.entries()) {
    const isNow = index === months.length - 1
    add('months[].people', month, said.people, isNow ? members.length : isPastOf(month))
    addWork('months[]', month, said, (each) => each.month === month)
  }
  addWork('earlier', '', figures.earlier, (each) => each.month < months[0]!)
  for (const { slug, people: said } of figures.centres)
    add(
      'centres[].people',
      slug,
      said,
      people(({ body }) => body === `centre/${slug}`),
    )
  for (const { slug, people: said } of figures.organisations)
    add(
      'organisations[].people',
      slug,
      said,
      people(({ body }) => body === `organisation/${slug}`),
    )
  const places = [
    ...figures.units.map((unit) => ({ ...unit, path: 'units[]' })),
    { ...figures.elsewhere, slug: '-', path: 'elsewhere' },
  ]
  for (const { slug, path, ...said } of places) {
    const isHere = ({ unit }: { unit: string }) => unit === slug
    add(`${path}.people`, slug, said.people, people(isHere))
    addWork(path, slug, said, isHere)
    add(`${path}.yearAgo`, slug, said.yearAgo, isPastOf(months.at(-13)!, slug))
    for (const { age, people: of } of said.ages)
      add(
        `${path}.ages[].people`,
        `${slug} ${age}`,
        of,
        people((member) => isHere(member) && member.age === age),
      )
    for (const { direction, people: of } of said.directions)
      add(
        `${path}.directions[].people`,
        `${slug} ${direction}`,
        of,
        people((member) => isHere(member) && member.directions.includes(direction ?? '-')),
      )
    for (const { month, minutes: of } of said.months)
      add(
        `${path}.months[].minutes`,
        `${slug} ${month}`,
        of,
        done(minutes, (each) => isHere(each) && each.month === month),
      )
    const named = said.years.map(({ year }) => year)
    for (const { year, ...of } of said.years)
      addWork(
        `${path}.years[]`,
        `${slug} ${year}`,
        of,
        (each) =>
          isHere(each) &&
          (year === 'earlier' ? !named.includes(each.month.slice(0, 4)) : each.month.startsWith(year)),
      )
  }
  return lines
}
