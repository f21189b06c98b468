import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { noteShiftChange } from '#lib/messages/commands/note-changes.ts'
import { askAgain } from '#lib/participation/commands/ask-again.ts'
import { releaseShift } from '#lib/participation/commands/release-shift.ts'
import { asksAgain } from '#lib/participation/rules/holds.ts'
import { instantOf, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { placeOfShift, platformColumns } from '#lib/events/rules/programme.ts'
import type { AddShiftInput, SaveShiftInput, ShiftIdInput } from '#lib/events/schema.ts'
import { holdLiveEvent, type RunEvent } from './require-event.ts'

const shiftsMax = 200

/** Adds a shift with its places. Throws Conflict for an event that is cancelled or over. */
export async function addShift(actor: Actor, input: AddShiftInput) {
  return transaction((tx) => addShiftIn(actor, tx, input, { isAlone: true }))
}

/**
 * The same inside a transaction. What is done to one occurrence of a series alone makes it an exception; in each of several the
 * shift carries the same `originId`.
 */
export async function addShiftIn(
  actor: Actor,
  tx: Tx,
  { eventId, skillIds, places, ...input }: AddShiftInput,
  how: How & { originId?: string },
) {
  const event = await holdLiveEvent(actor, tx, eventId)
  if (event.publishedAt !== null && event.endsAt <= now()) throw new Conflict('events.refusals.alreadyOver')
  const position = await tx.shift.count({ where: { eventId } })
  if (position >= shiftsMax) throw new Conflict('events.refusals.shiftsFull', { max: shiftsMax })
  await checkSkills(tx, skillIds)
  await checkPlatform(tx, eventId, input.platformId)
  const skills = { create: skillIds.map((skillId) => ({ skillId })) }
  const data = { ...columns(input), eventId, position, places, originId: how.originId ?? null }
  const shift = await tx.shift.create({ data: { ...data, skills }, select: { id: true } })
  await note(tx, actor, event, { action: 'shift.added', shiftId: shift.id, ...how })
  return { id: shift.id, slug: event.slug }
}

/**
 * Saves everything of a shift but its places, which `resizeShift` of participation changes. A stale form is a Conflict. Moved or
 * longer, the people on it are asked to say yes again while their places stay theirs; how many is said first, until it is ticked
 * (R9). Returns how many are asked.
 */
export async function saveShift(actor: Actor, input: SaveShiftInput) {
  return transaction((tx) => saveShiftIn(actor, tx, input, { isAlone: true }))
}

/** The same inside a transaction. */
export async function saveShiftIn(
  actor: Actor,
  tx: Tx,
  { eventId, shiftId, version, peopleTold, ...rest }: SaveShiftInput,
  how: How,
) {
  const { skillIds, ...input } = rest
  const event = await holdLiveEvent(actor, tx, eventId)
  const shift = await tx.shift.findFirst({
    where: { id: shiftId, eventId },
    include: { platform: { select: platformColumns } },
  })
  if (!shift) throw new NotFound('events.refusals.unknownShift')
  if (shift.cancelledAt) throw new Conflict('events.refusals.shiftCancelled')
  if (shift.version !== version)
    throw new Invalid({ version: { code: 'events.refusals.staleShift' } }, 'events.refusals.staleShift')
  await checkSkills(tx, skillIds)
  await checkPlatform(tx, eventId, input.platformId)
  const data = columns(input)
  if (asksAgain(shift, data) && shift.taken > 0 && !peopleTold) {
    const count = shift.taken
    throw new Invalid({ peopleTold: { code: 'events.refusals.peopleNotTold', values: { count } } })
  }
  const { count } = await tx.shift.updateMany({
    where: { id: shiftId, eventId, version, cancelledAt: null },
    data: { ...data, version: { increment: 1 }, sequence: { increment: 1 } },
  })
  if (count === 0) throw new Conflict('events.refusals.staleShift')
  const asked = await askAgain(actor, tx, { shiftId, before: shift })
  const { platform, ...before } = shift
  await noteShiftChange(actor, tx, { shiftId, before: { ...before, ...placeOfShift({ platform }, event) } })
  await tx.shiftSkill.deleteMany({ where: { shiftId } })
  await tx.shiftSkill.createMany({ data: skillIds.map((skillId) => ({ shiftId, skillId })) })
  await note(tx, actor, event, { action: 'shift.saved', shiftId, ...how })
  return { slug: event.slug, asked }
}

/** Cancels a shift: its people are released, nobody is promoted, the row stays. A second call is a Conflict. */
export async function cancelShift(actor: Actor, input: ShiftIdInput) {
  return transaction((tx) => cancelShiftIn(actor, tx, input, { isAlone: true }))
}

/** The same inside a transaction. */
export async function cancelShiftIn(actor: Actor, tx: Tx, { eventId, shiftId }: ShiftIdInput, how: How) {
  const event = await holdLiveEvent(actor, tx, eventId)
  const shift = await tx.shift.findFirst({ where: { id: shiftId, eventId }, select: { endsAt: true } })
  if (!shift) throw new NotFound('events.refusals.unknownShift')
  if (shift.endsAt <= now()) throw new Conflict('events.refusals.shiftOver')
  const { count } = await tx.shift.updateMany({
    where: { id: shiftId, cancelledAt: null },
    data: { cancelledAt: now(), version: { increment: 1 }, sequence: { increment: 1 } },
  })
  if (count === 0) throw new Conflict('events.refusals.shiftCancelled')
  await releaseShift(actor, tx, { shiftId, reason: 'shiftCancelled' })
  await note(tx, actor, event, { action: 'shift.cancelled', shiftId, ...how })
  return { slug: event.slug }
}

type How = { isAlone: boolean }

async function checkSkills(tx: Tx, skillIds: string[]) {
  const known = await tx.skill.count({ where: { id: { in: skillIds } } })
  if (known !== new Set(skillIds).size) throw new Invalid({ skillIds: { code: 'form.unknownChoice' } })
}

async function checkPlatform(tx: Tx, eventId: string, platformId: string | null) {
  if (platformId === null) return
  const platform = await tx.eventPlatform.findFirst({ where: { id: platformId, eventId } })
  if (!platform) throw new Invalid({ platformId: { code: 'form.unknownChoice' } })
}

async function note(
  tx: Tx,
  actor: Actor,
  event: RunEvent,
  { action, shiftId, isAlone }: { action: string; shiftId: string; isAlone: boolean },
) {
  const { id, titleKk, titleRu, centreId } = event
  const isException = event.isException || (isAlone && event.seriesId !== null)
  await tx.event.update({ where: { id }, data: { updatedAt: now(), isException } })
  await record(tx, actor, action, {
    type: 'shift',
    id: shiftId,
    label: titleKk || titleRu,
    centreId,
    details: { eventId: id },
  })
}

function columns({ startsAt, endsAt, signUpOpensAt, signUpClosesAt, ...rest }: ShiftColumns) {
  return {
    ...rest,
    startsAt: instantOf(startsAt),
    endsAt: instantOf(endsAt),
    signUpOpensAt: signUpOpensAt ? instantOf(signUpOpensAt) : null,
    signUpClosesAt: signUpClosesAt ? instantOf(signUpClosesAt) : null,
  }
}

type ShiftColumns = Omit<AddShiftInput, 'eventId' | 'places' | 'skillIds'>
