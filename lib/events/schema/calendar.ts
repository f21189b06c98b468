import { z } from 'zod'
import { day, id } from '#lib/platform/fields.ts'
import { type EventKindName, eventKinds } from '../schema.ts'

export const calendarViews = ['month', 'week', 'list'] as const
export const calendarStates = ['draft', 'ahead', 'running', 'over', 'cancelled'] as const

export type CalendarFilters = {
  unit: string
  centreId: string
  kind: EventKindName | ''
  direction: string
  state: (typeof calendarStates)[number] | ''
}
export type CalendarAddress = CalendarFilters & { view: (typeof calendarViews)[number]; day: string }

const code = z
  .string()
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9-]{0,79}$/)
  .catch('')
const fields = z.object({
  view: z.enum(calendarViews).catch('month'),
  day: day.catch(''),
  ...{ unit: code, direction: code, centre: id.catch('') },
  kind: z.enum(eventKinds).or(z.literal('')).catch(''),
  state: z.enum(calendarStates).or(z.literal('')).catch(''),
})

/** What a calendar's address asks for; what is not understood is left out, and without a day it is today's. */
export function readCalendar(
  search: Record<string, string | string[] | undefined>,
  today: string,
): CalendarAddress {
  const { centre, day: asked, ...rest } = fields.parse(search)
  const isNear = asked > '2015' && asked < '2100'
  return { ...rest, centreId: centre, day: isNear ? asked : today }
}

/** The parameters of a calendar's address; what says nothing is left out. */
export function calendarQuery({ centreId, view, ...rest }: CalendarAddress): string {
  const all = { ...rest, centre: centreId, view: view === 'month' ? '' : view }
  return new URLSearchParams(Object.entries(all).filter(([, value]) => value !== '')).toString()
}
