import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { instantOf, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type {
  AddAgendaItemInput,
  AgendaItemIdInput,
  MoveAgendaItemInput,
  SaveAgendaItemInput,
} from '#lib/events/schema.ts'
import { ensurePlatform } from './platforms.ts'
import { holdLiveEvent, type RunEvent } from './require-event.ts'

const agendaMax = 100

/** Adds a line to the programme: after the lines that begin no later, at the end when it has no time. */
export async function addAgendaItem(actor: Actor, { eventId, ...input }: AddAgendaItemInput) {
  return transaction(async (tx) => {
    const event = await holdLiveEvent(actor, tx, eventId)
    const lines = await tx.agendaItem.findMany({
      where: { eventId },
      orderBy: order,
      select: { id: true, startsAt: true },
    })
    if (lines.length >= agendaMax) throw new Conflict('events.refusals.programmeFull', { max: agendaMax })
    const data = columns(input)
    checkWithin(event, data)
    await ensurePlatform(actor, tx, eventId, data.platform)
    const { startsAt } = data
    const index = startsAt
      ? lines.findLastIndex((line) => line.startsAt !== null && line.startsAt <= startsAt) + 1
      : lines.length
    const item = await tx.agendaItem.create({
      data: { ...data, eventId, position: index },
      select: { id: true },
    })
    await renumber(tx, lines.map((line) => line.id).toSpliced(index, 0, item.id))
    await note(tx, actor, event, 'event.programmeAdded')
    return { id: item.id, slug: event.slug }
  })
}

/** Saves a line of the programme in its place. */
export async function saveAgendaItem(actor: Actor, { eventId, itemId, ...input }: SaveAgendaItemInput) {
  return transaction(async (tx) => {
    const event = await holdLiveEvent(actor, tx, eventId)
    const data = columns(input)
    checkWithin(event, data)
    const { count } = await tx.agendaItem.updateMany({ where: { id: itemId, eventId }, data })
    if (count === 0) throw new NotFound('events.refusals.unknownLine')
    await ensurePlatform(actor, tx, eventId, data.platform)
    await note(tx, actor, event, 'event.programmeSaved')
    return { slug: event.slug }
  })
}

/** Removes a line. A second call is NotFound. */
export async function removeAgendaItem(actor: Actor, { eventId, itemId }: AgendaItemIdInput) {
  return transaction(async (tx) => {
    const event = await holdLiveEvent(actor, tx, eventId)
    const { count } = await tx.agendaItem.deleteMany({ where: { id: itemId, eventId } })
    if (count === 0) throw new NotFound('events.refusals.unknownLine')
    await note(tx, actor, event, 'event.programmeRemoved')
    return { slug: event.slug }
  })
}

/** Moves a line one place; at the end of the programme it stays. */
export async function moveAgendaItem(actor: Actor, { eventId, itemId, direction }: MoveAgendaItemInput) {
  return transaction(async (tx) => {
    const event = await holdLiveEvent(actor, tx, eventId)
    const lines = await tx.agendaItem.findMany({ where: { eventId }, orderBy: order, select: { id: true } })
    const ids = lines.map((line) => line.id)
    const from = ids.indexOf(itemId)
    if (from < 0) throw new NotFound('events.refusals.unknownLine')
    const to = Math.min(Math.max(from + (direction === 'up' ? -1 : 1), 0), ids.length - 1)
    await renumber(tx, ids.toSpliced(from, 1).toSpliced(to, 0, itemId))
    await note(tx, actor, event, 'event.programmeMoved')
    return { slug: event.slug }
  })
}

const order: Prisma.AgendaItemOrderByWithRelationInput[] = [{ position: 'asc' }, { id: 'asc' }]

async function renumber(tx: Tx, ids: string[]) {
  for (const [position, id] of ids.entries()) {
    await tx.agendaItem.updateMany({ where: { id, position: { not: position } }, data: { position } })
  }
}

/** A line is within its event; of one without a stated date nobody knows. */
function checkWithin({ isDateStated, ...event }: RunEvent, { startsAt, endsAt }: ReturnType<typeof columns>) {
  if (!isDateStated) return
  const isOutside = (at: Date | null) => at !== null && (at < event.startsAt || at > event.endsAt)
  const field = isOutside(startsAt) ? 'startsAt' : isOutside(endsAt) ? 'endsAt' : null
  if (field) throw new Invalid({ [field]: { code: 'series.problems.outsideEvent' } })
}

/** The event counts as changed, so its page says when; forms of other fields stay valid. */
async function note(tx: Tx, actor: Actor, event: RunEvent, action: string) {
  const { id, titleKk, titleRu, centreId } = event
  await tx.event.update({ where: { id }, data: { updatedAt: now() } })
  await record(tx, actor, action, { type: 'event', id, label: titleKk || titleRu, centreId })
}

function columns({ startsAt, endsAt, ...rest }: Omit<AddAgendaItemInput, 'eventId'>) {
  return {
    ...rest,
    startsAt: startsAt ? instantOf(startsAt) : null,
    endsAt: endsAt ? instantOf(endsAt) : null,
  }
}
