import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { canLinkEvent } from '../policy.ts'
import { dayText, isWithinTerm } from '../rules.ts'
import type { LinkEventInput, MarkObligationInput } from '../schema.ts'
import { checkDay, requireForDesk, subjectOf, turnVersion } from './require-memorandum.ts'

/** Says on which day a promise of a signed memorandum was kept, or takes that back. */
export async function markObligation(actor: Actor, input: MarkObligationInput): Promise<{ slug: string }> {
  const { id, version, obligationId, doneOn } = input
  return transaction(async (tx) => {
    const memorandum = await requireForDesk(actor, tx, id)
    const obligation = memorandum.obligations.find((each) => each.id === obligationId)
    if (!obligation) throw new NotFound('memoranda.refusals.unknown')
    if (!memorandum.isSigned) throw new Conflict('memoranda.refusals.notSigned')
    if (doneOn !== null) checkDay('doneOn', doneOn, { from: dayText(memorandum.signedOn) })
    await turnVersion(actor, tx, { id, version })
    await tx.obligation.update({
      where: { id: obligationId },
      data: { doneOn: doneOn === null ? null : new Date(doneOn) },
    })
    const details = { obligation: obligation.position, doneOn }
    await record(tx, actor, 'memorandum.obligationMarked', { ...subjectOf(memorandum), details })
    return { slug: memorandum.slug }
  })
}

/** Puts an event under an obligation, so that its hours and people count as delivered. A second call is a Conflict. */
export async function linkEvent(actor: Actor, input: LinkEventInput): Promise<{ slug: string }> {
  try {
    return await transaction(async (tx) => {
      const { event, obligation } = await requirePair(actor, tx, input)
      if (event.state !== 'published') throw new Conflict('memoranda.refusals.eventNotPublic')
      if (!obligation.memorandum.isSigned) throw new Conflict('memoranda.refusals.notSigned')
      if (!isWithinTerm(obligation.memorandum, event)) throw new Conflict('memoranda.refusals.outsideTerm')
      await tx.obligationEvent.create({ data: { ...input, linkedById: actor.userId } })
      await record(tx, actor, 'memorandum.eventLinked', factsOf(obligation, event))
      return { slug: obligation.memorandum.slug }
    })
  } catch (error) {
    if (uniqueViolation(error)) throw new Conflict('memoranda.refusals.alreadyLinked')
    throw error
  }
}

/** Takes an event from under an obligation. A second call is a Conflict. */
export async function unlinkEvent(actor: Actor, input: LinkEventInput): Promise<{ slug: string }> {
  return transaction(async (tx) => {
    const { event, obligation } = await requirePair(actor, tx, input)
    const { count } = await tx.obligationEvent.deleteMany({ where: input })
    if (count === 0) throw new Conflict('memoranda.refusals.notLinked')
    await record(tx, actor, 'memorandum.eventUnlinked', factsOf(obligation, event))
    return { slug: obligation.memorandum.slug }
  })
}

const titles = { titleKk: true, titleRu: true, titleEn: true } as const

async function requirePair(actor: Actor, tx: Tx, { obligationId, eventId }: LinkEventInput) {
  const event = await tx.event.findUnique({
    where: { id: eventId },
    select: { ...titles, id: true, state: true, centreId: true, startsAt: true, isDateStated: true },
  })
  const obligation = await tx.obligation.findUnique({
    where: { id: obligationId },
    select: { position: true, memorandum: true },
  })
  const isTheirs = event !== null && canLinkEvent(actor, event)
  // A coordinator chooses among memoranda that hold; a draft is the desk's own affair.
  const isOpen = obligation?.memorandum.isSigned && obligation.memorandum.state !== 'withdrawn'
  const isKnown = obligation && (actor.isEditor || actor.isAdministrator || isOpen)
  if (!isTheirs || !isKnown) throw new NotFound('memoranda.refusals.unknown')
  return { event, obligation }
}

type Pair = Awaited<ReturnType<typeof requirePair>>

function factsOf({ memorandum, position }: Pair['obligation'], event: Pair['event']) {
  const details = { obligation: position, eventId: event.id }
  return { ...subjectOf(memorandum), centreId: event.centreId, details }
}
