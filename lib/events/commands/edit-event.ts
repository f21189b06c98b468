import { randomInt } from 'node:crypto'
import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { noteEventChange } from '#lib/messages/commands/note-changes.ts'
import { withPoint } from '#lib/near/schema.ts'
import { instantOf, now } from '#lib/platform/clock.ts'
import { refuseTooYoung } from '#lib/participation/commands/refuse-too-young.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { canCreateEventAt, canMoveStart } from '#lib/events/policy.ts'
import { searchKeyOf, shortcomingsOf, slugBaseOf, type Titles } from '#lib/events/rules.ts'
import type { CreateEventInput, EventInput, SaveEventInput } from '#lib/events/schema.ts'
import { requireLiveEvent, type RunEvent } from './require-event.ts'
import { showPresentations } from './show-presentations.ts'
import { savedBeside, staleRefusal } from './stale-event.ts'

/**
 * Starts a draft at a centre the actor runs; nobody sees it before it is published. The same form sent again gives the draft of
 * the first time. Throws NotFound for another's centre.
 */
export async function createEvent(actor: Actor, typed: CreateEventInput) {
  const { id, centreId, ...input } = withPoint(typed)
  if (!canCreateEventAt(actor, centreId)) throw new NotFound('events.refusals.unknownCentre')
  return withFreeSlug(async (tx) => {
    const select = { id: true, slug: true, centreId: true }
    const earlier = await tx.event.findUnique({ where: { id }, select })
    if (earlier?.centreId === centreId) return earlier
    if (earlier) throw new Conflict('form.again')
    const centre = await tx.centre.findUnique({ where: { id: centreId }, select: { id: true } })
    if (!centre) throw new Invalid({ centreId: { code: 'form.unknownChoice' } })
    await checkChoices(tx, input, null)
    const data = { ...columns(input), id, centreId, slug: await freeSlug(tx, input) }
    const event = await tx.event.create({ data, select })
    const label = input.titleKk || input.titleRu
    await record(tx, actor, 'event.created', { type: 'event', id: event.id, label, centreId })
    return event
  })
}

/**
 * Saves an event's form. A form made from an older version is refused with the saved value beside each field that differs; a
 * public event keeps its address and stays complete. Returns the address before and after.
 */
export async function saveEvent(actor: Actor, input: SaveEventInput) {
  return withFreeSlug((tx) => saveEventIn(actor, tx, withPoint(input), { isAlone: true }))
}

/**
 * The same inside a transaction. `isAlone` is false when an edit of a series comes to this occurrence; by itself it becomes an
 * exception of its series.
 */
export async function saveEventIn(
  actor: Actor,
  tx: Tx,
  { eventId, version, ...input }: EventInput & Pick<SaveEventInput, 'eventId' | 'version'>,
  { isAlone }: { isAlone: boolean },
) {
  const event = await requireLiveEvent(actor, tx, eventId)
  if (event.version !== version) throw staleRefusal(actor, event, input)
  await checkChoices(tx, input, event.hostOrganisationId)
  await checkAges(actor, tx, event, input)
  const data = columns(input)
  const isPublic = event.publishedAt !== null
  if (isPublic) checkStillPublic(actor, event, data)
  const slug = isPublic ? event.slug : await freeSlug(tx, input, event)
  const fields = Object.keys(savedBeside(actor, event, input))
  const isException = event.isException || (isAlone && event.seriesId !== null && fields.length > 0)
  const { count } = await tx.event.updateMany({
    where: { id: eventId, version, state: event.state },
    data: {
      ...data,
      slug,
      isException,
      version: { increment: 1 },
      sequence: { increment: isPublic ? 1 : 0 },
    },
  })
  if (count === 0) throw staleRefusal(actor, event, input)
  if (isPublic) await noteEventChange(actor, tx, { eventId, before: event })
  await showPresentations(actor, tx, eventId)
  const label = input.titleKk || input.titleRu
  const facts = { type: 'event', id: eventId, label, centreId: event.centreId }
  await record(tx, actor, 'event.saved', { ...facts, details: { fields } })
  return { slug, oldSlug: event.slug }
}

function columns(input: EventInput) {
  const { startsAt, endsAt, signUpOpensAt, signUpClosesAt, ...rest } = input
  return {
    ...rest,
    startsAt: instantOf(startsAt),
    endsAt: instantOf(endsAt),
    signUpOpensAt: signUpOpensAt ? instantOf(signUpOpensAt) : null,
    signUpClosesAt: signUpClosesAt ? instantOf(signUpClosesAt) : null,
    searchKey: searchKeyOf(input),
  }
}

/** What is public stays complete, and a start that has passed stays where it was. */
function checkStillPublic(actor: Actor, event: RunEvent, data: ReturnType<typeof columns>) {
  const isMoved = event.startsAt.getTime() !== data.startsAt.getTime()
  if (isMoved && !canMoveStart(actor, event, now())) {
    throw new Invalid({ startsAt: { code: 'events.refusals.startPassed' } })
  }
  const missing = shortcomingsOf({ ...event, ...data }).filter((name) => name in data)
  if (missing.length > 0) {
    throw new Invalid(
      Object.fromEntries(missing.map((name) => [name, { code: `events.shortcomings.${name}` }])),
    )
  }
}

const ageFields = [
  ...(['isEmergency', 'helpsVictims', 'helpsOffenders', 'isHazardous'] as const),
  ...(['directionId', 'minimumAge'] as const),
]

/** Nobody who has a place may turn out to be too young for what the event becomes (R6). */
async function checkAges(actor: Actor, tx: Tx, event: RunEvent, input: EventInput) {
  const field = ageFields.find((name) => event[name] !== input[name])
  if (!field) return
  const direction = await tx.direction.findUniqueOrThrow({
    where: { id: input.directionId },
    select: { isAdultsOnly: true },
  })
  await refuseTooYoung(actor, tx, { eventId: event.id, field, facts: { ...input, direction } })
}

/** Refuses choices that are not in the lists the form offered; a host that was kept may have been withdrawn since. */
async function checkChoices(tx: Tx, input: EventInput, keptHostId: string | null) {
  const { directionId, unitId, hostOrganisationId: hostId } = input
  const problems: Record<string, { code: string }> = {}
  const unknown = { code: 'form.unknownChoice' }
  if (!(await tx.direction.findUnique({ where: { id: directionId } }))) problems.directionId = unknown
  if (!(await tx.unit.findUnique({ where: { id: unitId } }))) problems.unitId = unknown
  if (hostId !== null && hostId !== keptHostId) {
    const host = await tx.organisation.findFirst({ where: { id: hostId, state: 'published' } })
    if (!host) problems.hostOrganisationId = unknown
  }
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
}

/** Repeats a change when another one took the same address in the same moment. */
export async function withFreeSlug<Result>(
  run: (tx: Tx) => Promise<Result>,
  options: { timeout?: number } = {},
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await transaction(run, options)
    } catch (error) {
      // The address was taken in this moment, or the very same form was stored.
      if (tries >= 4 || !/slug|pkey/.test(uniqueViolation(error) ?? '')) throw error
    }
  }
}

/** The address of the title, with four letters added when another event has it; a draft keeps the one it holds. */
export async function freeSlug(tx: Tx, titles: Titles, own?: { id: string; slug: string }): Promise<string> {
  const base = slugBaseOf(titles)
  if (own && isOwn(own.slug, base)) return own.slug
  const holder = await tx.event.findUnique({ where: { slug: base }, select: { id: true } })
  return holder ? `${base}-${suffix()}` : base
}

/** The base alone, with four letters, or with the day of an occurrence of a series. */
function isOwn(slug: string, base: string): boolean {
  const end = slug.startsWith(base) ? slug.slice(base.length) : null
  return end !== null && /^(?:-[a-z2-9]{4}|-\d{4}-\d\d-\d\d)?$/.test(end)
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

function suffix(): string {
  return Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
}
