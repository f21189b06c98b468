import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { noteShiftChange } from '#lib/messages/commands/note-changes.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { placeOfShift, type PlatformPlace, platformsMax } from '#lib/events/rules/programme.ts'
import type { AddPlatformInput, PlatformIdInput, SavePlatformInput } from '#lib/events/schema/programme.ts'
import { holdLiveEvent, type RunEvent } from './require-event.ts'

/** Adds a platform with the first number that is free. */
export async function addPlatform(actor: Actor, { eventId, ...words }: AddPlatformInput) {
  return transaction(async (tx) => {
    const event = await holdLiveEvent(actor, tx, eventId)
    const numbers = await tx.eventPlatform.findMany({ where: { eventId }, select: { number: true } })
    const taken = new Set(numbers.map(({ number }) => number))
    const number = Array.from({ length: platformsMax }, (_, index) => index + 1).find(
      (each) => !taken.has(each),
    )
    if (number === undefined) throw new Conflict('series.refusals.platformsFull', { max: platformsMax })
    const { id } = await tx.eventPlatform.create({
      data: { ...words, eventId, number },
      select: { id: true },
    })
    await note(actor, tx, event, { action: 'event.platformAdded', number })
    return { id, number, slug: event.slug }
  })
}

/** Names a platform anew; people on its shifts hear of another place when the event is public (R9). */
export async function savePlatform(actor: Actor, { eventId, platformId, ...words }: SavePlatformInput) {
  return transaction(async (tx) => {
    const event = await holdLiveEvent(actor, tx, eventId)
    const platform = await tx.eventPlatform.findFirst({ where: { id: platformId, eventId } })
    if (!platform) throw new NotFound('series.refusals.unknownPlatform')
    await tx.eventPlatform.update({ where: { id: platformId }, data: words })
    if (event.publishedAt !== null) await tellPlace(actor, tx, event, platform)
    await note(actor, tx, event, { action: 'event.platformSaved', number: platform.number })
    return { slug: event.slug }
  })
}

/** Removes a platform nothing is held on. A second call is NotFound. */
export async function removePlatform(actor: Actor, { eventId, platformId }: PlatformIdInput) {
  return transaction(async (tx) => {
    const event = await holdLiveEvent(actor, tx, eventId)
    const platform = await tx.eventPlatform.findFirst({ where: { id: platformId, eventId } })
    if (!platform) throw new NotFound('series.refusals.unknownPlatform')
    const lines = await tx.agendaItem.count({ where: { eventId, platform: platform.number } })
    const shifts = await tx.shift.count({ where: { platformId, cancelledAt: null } })
    if (lines + shifts > 0) throw new Conflict('series.refusals.platformUsed', { lines, shifts })
    await tx.eventPlatform.deleteMany({ where: { id: platformId, eventId } })
    await note(actor, tx, event, { action: 'event.platformRemoved', number: platform.number })
    return { slug: event.slug }
  })
}

/** A line of the programme may name a platform by its number alone. */
export async function ensurePlatform(_actor: Actor, tx: Tx, eventId: string, number: number): Promise<void> {
  if (number > 0) await tx.eventPlatform.createMany({ data: [{ eventId, number }], skipDuplicates: true })
}

async function tellPlace(actor: Actor, tx: Tx, event: RunEvent, platform: PlatformPlace & { id: string }) {
  const before = placeOfShift({ platform }, event)
  const shifts = await tx.shift.findMany({
    where: { platformId: platform.id, cancelledAt: null, endsAt: { gt: now() } },
    orderBy: { id: 'asc' },
  })
  for (const shift of shifts) {
    await noteShiftChange(actor, tx, { shiftId: shift.id, before: { ...shift, ...before } })
  }
}

type Noted = { action: string; number: number }

async function note(
  actor: Actor,
  tx: Tx,
  { id, titleKk, titleRu, centreId }: RunEvent,
  { action, number }: Noted,
) {
  await tx.event.update({ where: { id }, data: { updatedAt: now() } })
  const facts = { type: 'event', id, label: titleKk || titleRu, centreId }
  await record(tx, actor, action, { ...facts, details: { number } })
}
