import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre } from '#lib/accounts/policy.ts'
import { record } from '#lib/audit/record.ts'
import { runBy } from '#lib/events/policy.ts'
import { arrangedBy } from '#lib/participation/policy.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { findSelection } from '#lib/registry/queries/selection.ts'
import type { Mailing } from '#prisma/generated/client.ts'
import { draftOf } from '../policy.ts'
import { fieldsFor, problemOf } from '../rules/fields.ts'
import type { EditMailingInput, MailingInput, WriteMailingInput } from '../schema.ts'

type People = Pick<Mailing, 'audience' | 'centreId' | 'selectionId' | 'eventId' | 'shiftId' | 'places'>
type Texts = Pick<
  WriteMailingInput,
  'kind' | 'subjectKk' | 'subjectRu' | 'subjectEn' | 'bodyKk' | 'bodyRu' | 'bodyEn'
>

/**
 * Keeps a draft for its people; nobody gets anything yet. A second call with the same id changes nothing. Throws `Invalid` for a field that cannot be filled, `NotFound` for
 * people, a centre or an event that are not the actor's.
 */
export async function writeMailing(actor: Actor, input: WriteMailingInput): Promise<{ id: string }> {
  const { id, kind, subjectKk, subjectRu, subjectEn, bodyKk, bodyRu, bodyEn } = input
  const texts = { kind, subjectKk, subjectRu, subjectEn, bodyKk, bodyRu, bodyEn }
  const people = await peopleOf(actor, input)
  requireFillable(people, texts)
  return transaction(async (tx) => {
    const { count } = await tx.mailing.createMany({
      data: [{ id, ...people, ...texts, authorId: actor.userId }],
      skipDuplicates: true,
    })
    if (count === 0) return { id }
    const details = { kind, audience: people.audience }
    await record(tx, actor, 'mailing.written', factsOf({ id, ...people }, details))
    return { id }
  })
}

/** Changes the texts of the actor's own draft. A stale version, or a mailing that was confirmed meanwhile, is a `Conflict`. */
export async function editMailing(
  actor: Actor,
  { mailingId, version, eventId, ...texts }: EditMailingInput,
): Promise<void> {
  const draft = await db.mailing.findFirst({ where: { AND: [draftOf(actor), { id: mailingId }] } })
  if (!draft) throw new NotFound('mailings.refusals.unknown')
  const isAboutPlaces = draft.audience === 'event' || draft.audience === 'shift'
  const about = isAboutPlaces ? draft.eventId : await invitedTo(actor, eventId)
  requireFillable({ ...draft, eventId: about }, texts)
  await transaction(async (tx) => {
    const { count } = await tx.mailing.updateMany({
      where: { id: mailingId, state: 'draft', authorId: actor.userId, version },
      data: { ...texts, eventId: about, version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('mailings.refusals.changed')
    await record(tx, actor, 'mailing.edited', factsOf(draft, { kind: texts.kind }))
  })
}

/** Throws the actor's own draft away; a second call finds nothing. */
export async function discardMailing(actor: Actor, { mailingId }: MailingInput): Promise<void> {
  await transaction(async (tx) => {
    const draft = await tx.mailing.findFirst({
      where: { AND: [draftOf(actor), { id: mailingId }] },
      select: { id: true, centreId: true, audience: true },
    })
    if (!draft) throw new NotFound('mailings.refusals.unknown')
    const { count } = await tx.mailing.deleteMany({ where: { id: mailingId, state: 'draft' } })
    if (count === 0) throw new Conflict('mailings.refusals.changed')
    await record(tx, actor, 'mailing.discarded', factsOf(draft, {}))
  })
}

function factsOf({ id, centreId }: { id: string; centreId: string }, details: Record<string, string>) {
  return { type: 'mailing', id, centreId, details }
}

/** Whom it goes to and in whose name, each part the actor's own. */
async function peopleOf(actor: Actor, input: WriteMailingInput): Promise<People> {
  const { audience, places, selectionId, shiftId, eventId, centreId } = input
  const nowhere = { selectionId: null, eventId: null, shiftId: null }
  if (audience === 'shift' || audience === 'event') {
    const event = audience === 'shift' ? await eventOfShift(actor, shiftId) : await ownEvent(actor, eventId)
    if (!event) throw new NotFound('mailings.refusals.unknownEvent')
    const part = audience === 'shift' ? { shiftId } : {}
    return { ...nowhere, audience, places, eventId: event.id, centreId: event.centreId, ...part }
  }
  if (!centreId) throw new Invalid({ centreId: { code: 'mailings.problems.centre' } })
  if (!mayCoordinateCentre(actor, centreId)) throw new NotFound('mailings.refusals.unknownCentre')
  const about = await invitedTo(actor, eventId)
  const own = { ...nowhere, audience, places, centreId, eventId: about }
  if (audience === 'centre') return own
  const selection = selectionId ? await findSelection(actor, selectionId) : null
  if (!selection) throw new NotFound('mailings.refusals.selectionGone')
  return { ...own, selectionId: selection.id }
}

async function ownEvent(actor: Actor, eventId: string | null) {
  if (!eventId) return null
  return db.event.findFirst({
    where: { AND: [runBy(actor), { id: eventId }] },
    select: { id: true, centreId: true, state: true },
  })
}

async function eventOfShift(actor: Actor, shiftId: string | null) {
  if (!shiftId) return null
  const shift = await db.shift.findFirst({
    where: { AND: [arrangedBy(actor), { id: shiftId }] },
    select: { event: { select: { id: true, centreId: true } } },
  })
  return shift?.event ?? null
}

/** The event a letter tells of; its page must be there for everybody. */
async function invitedTo(actor: Actor, eventId: string | null): Promise<string | null> {
  if (!eventId) return null
  const event = await ownEvent(actor, eventId)
  if (event?.state !== 'published') throw new NotFound('mailings.refusals.unknownEvent')
  return event.id
}

function requireFillable(people: Pick<People, 'audience' | 'eventId'>, texts: Texts): void {
  const isAboutPlaces = people.audience === 'event' || people.audience === 'shift'
  if (texts.kind === 'service' && !isAboutPlaces)
    throw new Invalid({ kind: { code: 'mailings.problems.service' } })
  const allowed = fieldsFor({ audience: people.audience, hasEvent: people.eventId !== null })
  const problems: Record<string, { code: string; values: { field: string; allowed: string } }> = {}
  for (const name of ['subjectKk', 'bodyKk', 'subjectRu', 'bodyRu', 'subjectEn', 'bodyEn'] as const) {
    const found = problemOf(texts[name], allowed)
    if (!found) continue
    const values = { field: found.field, allowed: allowed.map((field) => `{${field}}`).join(', ') }
    problems[name] = { code: `mailings.problems.${found.problem}`, values }
  }
  const isHalf = (texts.subjectEn === '') !== (texts.bodyEn === '')
  if (isHalf) {
    const missing = texts.subjectEn === '' ? 'subjectEn' : 'bodyEn'
    problems[missing] ??= { code: 'mailings.problems.halfEnglish', values: { field: '', allowed: '' } }
  }
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
}
