import type { Actor } from '#lib/accounts/actor.ts'
import { resizeShiftIn } from '#lib/participation/commands/resize-shift.ts'
import { withPeople } from '#lib/participation/commands/with-people.ts'
import { asksAgain } from '#lib/participation/rules/holds.ts'
import { instantOf, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { newId } from '#lib/platform/new-id.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { carriedTimes, typedLater } from '#lib/events/rules/occurrences.ts'
import { daysBetween } from '#lib/events/rules/recurrence.ts'
import type {
  AddShiftsInput,
  CancelShiftsInput,
  ResizeShiftsInput,
  SaveShiftsInput,
} from '#lib/events/schema/series.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { atOccurrence, dayList, holdOccurrences, manyDates, type Occurrence } from './occurrences.ts'
import { addShiftIn, cancelShiftIn, saveShiftIn } from './shifts.ts'

/** Adds a shift to one occurrence or to several, at the same hours of each day. All or nothing. */
export async function addShifts(actor: Actor, { scope, ...input }: AddShiftsInput) {
  return transaction(async (tx) => {
    const { event, others } = await holdOccurrences(actor, tx, { eventId: input.eventId, scope })
    const isAlone = scope === 'this'
    const originId = event.seriesId ? newId() : undefined
    await addShiftIn(actor, tx, input, { isAlone, originId })
    const number = await platformNumber(tx, input.platformId)
    for (const other of others) {
      const days = daysApart(event, other)
      const platformId = await platformAt(tx, other.id, number)
      const form = { ...input, ...typedLater(input, days), eventId: other.id, platformId }
      await atOccurrence(actor, other, () => addShiftIn(actor, tx, form, { isAlone, originId }))
    }
    return { slugs: slugsOf(event, others), count: others.length + 1 }
  }, manyDates)
}

/**
 * Saves a shift and carries what was changed to the same shift of other occurrences; what a shift says for itself stays. How many
 * people would be asked again is said by day first, until it is ticked (R9). All or nothing.
 */
export async function saveShifts(actor: Actor, { scope, ...input }: SaveShiftsInput) {
  return transaction(async (tx) => {
    const { event, others } = await holdOccurrences(actor, tx, { eventId: input.eventId, scope })
    const isAlone = scope === 'this'
    const before = await findShift(tx, input)
    const forms: { other: Occurrence; shift: Repeated; form: typeof input }[] = []
    for (const { other, shift } of await listRepeated(tx, before, others))
      forms.push({ other, shift, form: await carriedForm(tx, { before, input, shift }) })
    if (!isAlone) refuseUntold(actor, input, [{ event, shift: before, form: input }, ...forms.map(withEvent)])
    await saveShiftIn(actor, tx, input, { isAlone })
    for (const { other, form } of forms)
      await atOccurrence(actor, other, () => saveShiftIn(actor, tx, form, { isAlone }))
    return { slugs: slugsOf(event, others), count: forms.length + 1 }
  }, manyDates)
}

/** Cancels a shift in one occurrence or in several. All or nothing. */
export async function cancelShifts(actor: Actor, { scope, ...input }: CancelShiftsInput) {
  return transaction(async (tx) => {
    const { event, others } = await holdOccurrences(actor, tx, { eventId: input.eventId, scope })
    const isAlone = scope === 'this'
    const before = await findShift(tx, input)
    await cancelShiftIn(actor, tx, input, { isAlone })
    for (const { other, shift } of await listRepeated(tx, before, others)) {
      const ids = { eventId: other.id, shiftId: shift.id }
      await atOccurrence(actor, other, () => cancelShiftIn(actor, tx, ids, { isAlone }))
    }
    return { slugs: slugsOf(event, others) }
  }, manyDates)
}

/**
 * Sets the places of a shift and of those that repeat it and had as many. Fewer places than people anywhere is a Conflict that
 * says by day how many would wait, until `confirmed`; nothing is changed before (R9).
 */
export async function resizeShifts(actor: Actor, { scope, ...input }: ResizeShiftsInput) {
  const { places, confirmed } = input
  return withPeople(actor, [], async (tx, held) => {
    const { event, others } = await holdOccurrences(actor, tx, { eventId: input.eventId, scope })
    const before = await findShift(tx, input)
    const repeated = await listRepeated(tx, before, others)
    const same = repeated.filter(({ shift }) => shift.places === before.places)
    const all = [{ other: event, shift: before }, ...same]
    const waiting = all.filter(({ shift }) => shift.taken > places)
    if (!confirmed && waiting.length > 0 && scope !== 'this') {
      const rows = waiting.map(({ other, shift }) => ({
        startsAt: other.startsAt,
        count: shift.taken - places,
      }))
      throw new Conflict('series.refusals.wouldWait', { list: dayList(actor, rows), places })
    }
    let [moved, promoted] = [0, 0]
    for (const { other, shift } of all) {
      const version = shift.id === before.id ? input.version : shift.version
      const resize = () => resizeShiftIn(actor, tx, { shiftId: shift.id, version, places, confirmed, held })
      const done = await (scope === 'this' ? resize() : atOccurrence(actor, other, resize))
      moved += done.moved
      promoted += done.promoted
    }
    if (scope === 'this' && event.seriesId)
      await tx.event.update({ where: { id: event.id }, data: { isException: true } })
    return { slugs: slugsOf(event, others), moved, promoted, count: all.length }
  })
}

const repeatedColumns = { skills: true, platform: { select: { number: true } } } satisfies Prisma.ShiftInclude
type Repeated = Prisma.ShiftGetPayload<{ include: typeof repeatedColumns }>

async function findShift(
  tx: Tx,
  { eventId, shiftId }: { eventId: string; shiftId: string },
): Promise<Repeated> {
  const shift = await tx.shift.findFirst({ where: { id: shiftId, eventId }, include: repeatedColumns })
  if (!shift) throw new NotFound('events.refusals.unknownShift')
  return shift
}

/** The shifts that repeat one in other occurrences and have not begun. */
async function listRepeated(tx: Tx, { originId }: Repeated, others: Occurrence[]) {
  if (originId === null || others.length === 0) return []
  const shifts = await tx.shift.findMany({
    where: {
      ...{ originId, cancelledAt: null, startsAt: { gt: now() } },
      eventId: { in: others.map(({ id }) => id) },
    },
    include: repeatedColumns,
  })
  return others.flatMap((other) =>
    shifts.filter(({ eventId }) => eventId === other.id).map((shift) => ({ other, shift })),
  )
}

type Carrying = { before: Repeated; input: Omit<SaveShiftsInput, 'scope'>; shift: Repeated }

async function carriedForm(tx: Tx, { before, input, shift }: Carrying): Promise<Carrying['input']> {
  const keep = <Value>(was: Value, typed: Value, own: Value) => (was === own ? typed : own)
  const number = await platformNumber(tx, input.platformId)
  const isSamePlatform = before.platform?.number === shift.platform?.number
  const skills = (row: Repeated) => row.skills.map(({ skillId }) => skillId).toSorted()
  const isSameSkills = skills(before).join() === skills(shift).join()
  return {
    ...{ eventId: shift.eventId, shiftId: shift.id, version: shift.version, peopleTold: input.peopleTold },
    ...carriedTimes(before, input, shift).typed,
    roleKk: keep(before.roleKk, input.roleKk, shift.roleKk),
    roleRu: keep(before.roleRu, input.roleRu, shift.roleRu),
    roleEn: keep(before.roleEn, input.roleEn, shift.roleEn),
    skillIds: isSameSkills ? input.skillIds : skills(shift),
    platformId: isSamePlatform ? await platformAt(tx, shift.eventId, number) : shift.platformId,
  }
}

type Asking = { event: Occurrence; shift: Repeated; form: { startsAt: string; endsAt: string } }

function withEvent({
  other,
  shift,
  form,
}: {
  other: Occurrence
  shift: Repeated
  form: Asking['form']
}): Asking {
  return { event: other, shift, form }
}

function refuseUntold(actor: Actor, { peopleTold }: { peopleTold: boolean }, all: Asking[]) {
  if (peopleTold) return
  const asked = all.filter(({ shift, form }) => {
    const after = { startsAt: instantOf(form.startsAt), endsAt: instantOf(form.endsAt) }
    return shift.taken > 0 && asksAgain(shift, after)
  })
  if (asked.length === 0) return
  const rows = asked.map(({ event, shift }) => ({ startsAt: event.startsAt, count: shift.taken }))
  const values = { list: dayList(actor, rows) }
  throw new Invalid({ peopleTold: { code: 'series.refusals.peopleNotTold', values } })
}

/** A platform has the same number in each occurrence. */
async function platformNumber(tx: Tx, platformId: string | null): Promise<number | null> {
  if (platformId === null) return null
  const platform = await tx.eventPlatform.findUnique({ where: { id: platformId }, select: { number: true } })
  return platform?.number ?? null
}

async function platformAt(tx: Tx, eventId: string, number: number | null): Promise<string | null> {
  if (number === null) return null
  const where = { eventId_number: { eventId, number } }
  const platform = await tx.eventPlatform.findUnique({ where, select: { id: true } })
  return platform?.id ?? null
}

function daysApart(event: Occurrence, other: Occurrence): number {
  const dayOfSeries = ({ seriesDay, startsAt }: Occurrence) =>
    (seriesDay ?? startsAt).toISOString().slice(0, 10)
  return daysBetween(dayOfSeries(event), dayOfSeries(other))
}

function slugsOf(event: Occurrence, others: Occurrence[]): string[] {
  return [event, ...others].map(({ slug }) => slug)
}
