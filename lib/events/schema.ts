import { z } from 'zod'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { checkPoint, pointFields, type PointInput } from '#lib/near/schema.ts'
import {
  checkbox,
  id,
  ids,
  line,
  optionalId,
  optionalLine,
  optionalText,
  optionalWallTime,
  optionalWholeNumber,
  severalOf,
  version,
  wallTime,
  wholeNumber,
} from '#lib/platform/fields.ts'

export const eventKinds = [
  'action',
  'training',
  'rally',
  'forum',
  'opening',
  'ceremony',
  'meeting',
  'online',
] as const
export type EventKindName = (typeof eventKinds)[number]

const kind = z.enum(eventKinds)

type Three<Name extends string, Field> = { [Key in `${Name}${'Kk' | 'Ru' | 'En'}`]: Field }

/** One text in the three languages: `titleKk`, `titleRu`, `titleEn`. */
function inThree<Name extends string, Field>(name: Name, field: Field): Three<Name, Field> {
  return { [`${name}Kk`]: field, [`${name}Ru`]: field, [`${name}En`]: field } as Three<Name, Field>
}

const times = {
  ...{ startsAt: wallTime, endsAt: wallTime },
  ...{ signUpOpensAt: optionalWallTime, signUpClosesAt: optionalWallTime },
}

/** What the form of an event says. Kazakh or Russian may still be empty in a draft; publishing asks for both (R13). */
const eventFields = {
  kind,
  directionId: id,
  unitId: id,
  hostOrganisationId: optionalId,
  ...inThree('title', optionalLine(200)),
  ...inThree('summary', optionalText(400)),
  ...inThree('description', optionalText(6000)),
  ...inThree('place', optionalLine(200)),
  ...pointFields,
  ...times,
  minimumAge: optionalWholeNumber(1, 99),
  ...{ isEmergency: checkbox, helpsVictims: checkbox, helpsOffenders: checkbox, isHazardous: checkbox },
  ...inThree('requirements', optionalText(1500)),
  ...inThree('contact', optionalLine(300)),
}

type Times = { startsAt: string; endsAt: string; signUpOpensAt: string | null; signUpClosesAt: string | null }

export const createEventInput = z.strictObject({ id, centreId: id, ...eventFields }).superRefine(checkEvent)
export const saveEventInput = z.strictObject({ eventId: id, version, ...eventFields }).superRefine(checkEvent)
export type CreateEventInput = z.output<typeof createEventInput>
export type SaveEventInput = z.output<typeof saveEventInput>
export type EventInput = Omit<CreateEventInput, 'id' | 'centreId' | 'pointText'>

export const eventIdInput = z.strictObject({ eventId: id })
export type EventIdInput = z.output<typeof eventIdInput>

/** The reason is public: Kazakh and Russian are both owed. */
export const cancelEventInput = z.strictObject({
  eventId: id,
  reasonKk: line(300),
  reasonRu: line(300),
  reasonEn: optionalLine(300),
})
export type CancelEventInput = z.output<typeof cancelEventInput>

const agendaFields = {
  ...inThree('title', optionalLine(200)),
  ...inThree('details', optionalText(1000)),
  ...inThree('place', optionalLine(120)),
  startsAt: optionalWallTime,
  endsAt: optionalWallTime,
  platform: wholeNumber(0, 20),
}

export const addAgendaItemInput = z
  .strictObject({ eventId: id, ...agendaFields })
  .superRefine(checkAgendaItem)
export const saveAgendaItemInput = z
  .strictObject({ eventId: id, itemId: id, ...agendaFields })
  .superRefine(checkAgendaItem)
export const moveAgendaItemInput = z.strictObject({
  eventId: id,
  itemId: id,
  direction: z.enum(['up', 'down']),
})
export const agendaItemIdInput = z.strictObject({ eventId: id, itemId: id })
export type AddAgendaItemInput = z.output<typeof addAgendaItemInput>
export type SaveAgendaItemInput = z.output<typeof saveAgendaItemInput>
export type MoveAgendaItemInput = z.output<typeof moveAgendaItemInput>
export type AgendaItemIdInput = z.output<typeof agendaItemIdInput>

const shiftFields = {
  roleKk: line(120),
  roleRu: line(120),
  roleEn: optionalLine(120),
  ...times,
  ...{ skillIds: ids, platformId: optionalId },
}

/** Hours are counted per shift and a ledger line holds a day at most. */
export const shiftHoursMax = 24

export const addShiftInput = z
  .strictObject({ eventId: id, places: wholeNumber(1, 10_000), ...shiftFields })
  .superRefine(checkShift)
export const saveShiftInput = z
  .strictObject({ eventId: id, shiftId: id, version, peopleTold: checkbox, ...shiftFields })
  .superRefine(checkShift)
export const resizeShiftInput = z.strictObject({
  eventId: id,
  shiftId: id,
  version,
  places: wholeNumber(1, 10_000),
  confirmed: checkbox,
})
export const shiftIdInput = z.strictObject({ eventId: id, shiftId: id })
export type AddShiftInput = z.output<typeof addShiftInput>
export type SaveShiftInput = z.output<typeof saveShiftInput>
export type ResizeShiftInput = z.output<typeof resizeShiftInput>
export type ShiftIdInput = z.output<typeof shiftIdInput>

type Context = z.core.$RefinementCtx

function checkEvent(input: Times & PointInput & { titleKk: string; titleRu: string }, context: Context) {
  if (input.titleKk === '' && input.titleRu === '') refuse(context, 'titleKk', 'events.problems.titleMissing')
  checkPeriod(input, context)
  checkPoint(input, context)
}

function checkShift(input: Times, context: Context) {
  checkPeriod(input, context)
  const lengthHours = (Date.parse(`${input.endsAt}Z`) - Date.parse(`${input.startsAt}Z`)) / 3_600_000
  if (lengthHours > shiftHoursMax)
    refuse(context, 'endsAt', 'events.problems.shiftTooLong', { max: shiftHoursMax })
}

function checkPeriod(input: Times, context: Context) {
  if (input.endsAt <= input.startsAt) refuse(context, 'endsAt', 'events.problems.endBeforeStart')
  const { signUpOpensAt: opens, signUpClosesAt: closes } = input
  if (opens && closes && closes <= opens) refuse(context, 'signUpClosesAt', 'events.problems.windowOrder')
  if (closes && closes > input.endsAt) refuse(context, 'signUpClosesAt', 'events.problems.windowAfterEnd')
}

function checkAgendaItem(
  input: { titleKk: string; titleRu: string; startsAt: string | null; endsAt: string | null },
  context: Context,
) {
  if (input.titleKk === '' && input.titleRu === '') refuse(context, 'titleKk', 'events.problems.titleMissing')
  if (input.startsAt && input.endsAt && input.endsAt < input.startsAt) {
    refuse(context, 'endsAt', 'events.problems.endBeforeStart')
  }
}

function refuse(context: Context, field: string, message: string, params?: Record<string, number>) {
  context.addIssue({ code: 'custom', path: [field], message, params, input: undefined })
}

export const whens = ['7', '30', '90', 'past'] as const
export type When = (typeof whens)[number] | ''

/** The filters of a public list as its address carries them; empty means any. */
export type EventFilters = {
  q: string
  unit: string
  /** Codes; an event of any of them answers. */
  directions: string[]
  kind: EventKindName | ''
  when: When
  age: number | null
  /** Free days, Monday is 1: there is an open shift on one of them. */
  days: number[]
  /** The page is written in it. */
  language: Locale | ''
  hasPlaces: boolean
}

const short = z.string().max(100).catch('')
const code = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,79}$/)
  .catch('')

const filterFields = z.object({
  q: short,
  unit: code,
  direction: severalOf(code),
  days: severalOf(z.enum(['1', '2', '3', '4', '5', '6', '7', '']).catch('')),
  lang: z.enum(locales).or(z.literal('')).catch(''),
  ...{ kind: kind.or(z.literal('')).catch(''), when: z.enum(whens).or(z.literal('')).catch('') },
  age: z.coerce.number().int().min(1).max(120).nullable().catch(null),
  places: short,
})

/** Reads filters out of an address. Whatever is not understood is left out: an old link still shows a list. */
export function readEventFilters(search: Record<string, string | string[] | undefined>): EventFilters {
  const read = filterFields.parse({ ...search, age: search.age || null })
  const { places, direction: directions, lang: language, days, ...filters } = read
  const sorted = days.map(Number).toSorted((a, b) => a - b)
  return { ...filters, directions, language, days: sorted, q: filters.q.trim(), hasPlaces: places !== '' }
}

/** A month `YYYY-MM` of an address, or null. */
export function readMonth(value: unknown): string | null {
  return typeof value === 'string' && /^20\d\d-(?:0[1-9]|1[0-2])$/.test(value) ? value : null
}

export type EventCursor = { startsAt: number; id: string; isBackward: boolean }

/** The place in a list an address continues from: `after` goes on, `before` goes back. */
export function readCursor(search: Record<string, string | string[] | undefined>): EventCursor | null {
  const value = search.after ?? search.before
  const parts = typeof value === 'string' ? /^(-?\d{1,13})_([0-9a-f-]{36})$/.exec(value) : null
  if (!parts || !id.safeParse(parts[2]).success) return null
  return { startsAt: Number(parts[1]), id: parts[2] as string, isBackward: search.after === undefined }
}

/** Filters as the parameters of an address; what is not set is left out, several of one kind stand behind one name. */
export function filterQuery(filters: EventFilters): Record<string, string> {
  const { q, unit, directions, kind: kindName, when, age, days, language, hasPlaces } = filters
  const all = {
    ...{ q, unit, direction: directions.join(','), kind: kindName, when },
    ...{ age: age === null ? '' : String(age), days: days.join(','), lang: language },
    places: hasPlaces ? '1' : '',
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
}
