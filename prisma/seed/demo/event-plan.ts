import { hourMs, instantOf } from '#lib/platform/clock.ts'
import templates from '../data/event-templates.json' with { type: 'json' }
import { pickAt, type Random } from '../random.ts'
import { addDays, asDate, daysOfMonth, isWeekend } from './days.ts'

export type EventStatus = 'held' | 'open' | 'full' | 'running' | 'draft' | 'cancelled'
export type EventTemplate = (typeof templates)[number]

export type PlannedEvent = {
  template: EventTemplate
  /** 1 or 2: which of the template's two instances. */
  instance: number
  unit: string
  status: EventStatus
  startsAt: Date
  endsAt: Date
  /** The rally of the article: real, and without a stated date. */
  isSourceRally: boolean
}

type Candidate = { template: EventTemplate; instance: number; unit: string; upcoming: string; past: string }

const full = ['kids-ward', 'archive-scan', 'english-club']

/**
 * 60 events with days around the day of loading: 40 held, 12 open, 3 full with a waiting list, 1 running, 2 drafts and
 * 2 cancelled. What comes soonest by its season is open, so the calendar looks alive whenever the region is loaded.
 */
export function planEvents(random: Random, today: string): PlannedEvent[] {
  const candidates = templates.flatMap((template) => candidatesOf(template, random, today))
  const taken = new Map<Candidate, EventStatus>()
  const take = (status: EventStatus, found: Candidate | undefined) => found && taken.set(found, status)
  const soonest = candidates.toSorted((a, b) => a.upcoming.localeCompare(b.upcoming))
  const nextOf = (code: string) => soonest.find((each) => each.template.code === code && !taken.has(each))
  take('held', candidates.find(isSource))
  take(
    'running',
    candidates.find((each) => each.template.code === 'animal-shelter'),
  )
  for (const code of full) take('full', nextOf(code))
  take('draft', nextOf('coordinators'))
  take(
    'cancelled',
    candidates.find((each) => each.template.code === 'yard-sport' && each.instance === 2),
  )
  const rest = soonest.filter((each) => !taken.has(each) && each.template.code !== 'coordinators')
  rest.forEach((candidate, index) => take(statusByOrder(index), candidate))
  return candidates.map((each) => asPlanned(each, taken.get(each) ?? 'held', today))
}

function statusByOrder(index: number): EventStatus {
  if (index < 12) return 'open'
  if (index === 12) return 'draft'
  return index === 13 ? 'cancelled' : 'held'
}

function isSource({ template, instance }: Candidate): boolean {
  return template.code === 'rally' && instance === 1
}

/** Of the templates with few seats the first unit takes the nearer month. */
function candidatesOf(template: EventTemplate, random: Random, today: string): Candidate[] {
  const slots = template.months.map((month) => ({
    upcoming: dayAround(template, month, random, { today, isPast: false }),
    past: dayAround(template, month, random, { today, isPast: true }),
  }))
  if (full.includes(template.code)) slots.sort((a, b) => a.upcoming.localeCompare(b.upcoming))
  return slots.map((slot, index) => ({
    template,
    instance: index + 1,
    unit: pickAt(template.units, index),
    ...slot,
  }))
}

/** A fitting day of the month, the next one from three days ahead or the last one up to three days ago. */
function dayAround(
  template: EventTemplate,
  month: number,
  random: Random,
  when: { today: string; isPast: boolean },
): string {
  const year = Number(when.today.slice(0, 4))
  const edge = addDays(when.today, when.isPast ? -3 : 3)
  const years = when.isPast ? [year, year - 1] : [year, year + 1]
  for (const each of years) {
    const days = daysOfMonth(each, month).filter((day) => (when.isPast ? day <= edge : day >= edge))
    const fitting = days.filter((day) => fits(template, day))
    if (fitting.length > 0) return random.pick(fitting)
  }
  return addDays(when.today, when.isPast ? -30 : 30)
}

/** Nauryz, Republic Day, Independence Day, International Volunteer Day. */
const feastDays: Record<string, readonly string[]> = {
  nauryz: ['03-21', '03-22', '03-23'],
  concert: ['10-25', '12-16'],
  rally: ['12-05'],
}

/** Long shifts go to weekends, short ones also to weekday afternoons, emergency work to any day; 31 May is a day of mourning. */
function fits(template: EventTemplate, day: string): boolean {
  if (day.endsWith('-02-29') || day.endsWith('-05-31')) return false
  const feasts = feastDays[template.code]
  if (feasts) return feasts.includes(day.slice(5))
  return template.direction === 'emergency' || template.hours <= 3 || isWeekend(day)
}

function asPlanned(candidate: Candidate, status: EventStatus, today: string): PlannedEvent {
  const { template, instance, unit } = candidate
  const isSourceRally = isSource(candidate)
  const facts = { template, instance, unit, status, isSourceRally }
  if (status === 'running') {
    const startsAt = instantOf(`${addDays(today, -1)}T15:30`)
    return {
      ...facts,
      startsAt,
      endsAt: new Date(instantOf(`${addDays(today, 6)}T15:30`).getTime() + template.hours * hourMs),
    }
  }
  const isPast =
    status === 'held' || (status === 'cancelled' && template.code === 'yard-sport' && instance === 2)
  const day = isSourceRally ? '2020-03-14' : isPast ? candidate.past : candidate.upcoming
  const startsAt = instantOf(`${day}T${startTime(template, day)}`)
  return { ...facts, startsAt, endsAt: new Date(startsAt.getTime() + template.hours * hourMs) }
}

function startTime(template: EventTemplate, day: string): string {
  if (template.direction === 'emergency') return '09:00'
  if (feastDays[template.code]) return '10:00'
  return asDate(day).getUTCDay() % 6 === 0 ? '10:00' : '15:30'
}
