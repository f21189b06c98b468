import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { slugOf } from '#lib/platform/text.ts'
import { canEditMemoranda } from '../policy.ts'
import { dayText, isAgreement, missingToPublish } from '../rules.ts'
import { titleKey } from '../rules/register.ts'
import type { CreateMemorandumInput, SaveCardInput, SaveMemorandumInput } from '../schema.ts'
import { nameParties, writeRows } from './write-rows.ts'

/** Writes a draft; its address is made from the title and stays. */
export async function createMemorandum(actor: Actor, input: CreateMemorandumInput): Promise<{ id: string }> {
  if (!canEditMemoranda(actor)) throw new Forbidden('memoranda.refusals.notAllowed')
  const { parties, obligations, validUntil, ...rest } = input
  const base = slugOf(input.titleEn || input.titleRu || input.titleKk) || 'memorandum'
  const facts = { searchKey: titleKey(input), createdById: actor.userId, textById: actor.userId }
  return withFreeSlug(base, (slug) =>
    transaction(async (tx) => {
      await checkChoices(tx, input)
      const named = await nameParties(actor, tx, parties)
      const { id } = await tx.memorandum.create({
        data: { ...rest, ...facts, slug, validUntil: asDate(validUntil) },
        select: { id: true },
      })
      await writeRows(actor, tx, id, { parties: named, obligations })
      await record(tx, actor, 'memorandum.created', factsOf(id, input))
      return { id }
    }),
  )
}

/**
 * Replaces the texts, sides, term and obligations of a text that is not settled; rows that stay keep what hangs on them. A stale
 * form is a Conflict, as is a text that was agreed: it is opened again first. A public memorandum must stay publishable.
 */
export async function saveMemorandum(actor: Actor, input: SaveMemorandumInput): Promise<{ slug: string }> {
  if (!canEditMemoranda(actor)) throw new NotFound('memoranda.refusals.unknown')
  const { id, version, parties, obligations, validUntil, ...rest } = input
  return transaction(async (tx) => {
    const memorandum = await tx.memorandum.findUnique({
      where: { id },
      select: {
        ...{ slug: true, state: true, isSigned: true },
        decisions: { where: isAgreement, select: { id: true } },
      },
    })
    if (!memorandum) throw new NotFound('memoranda.refusals.unknown')
    if (memorandum.isSigned || memorandum.decisions.length > 0)
      throw new Conflict('memoranda.refusals.frozen')
    await checkChoices(tx, input)
    const named = await nameParties(actor, tx, parties)
    const missing = memorandum.state === 'published' ? missingToPublish({ ...input, parties: named }) : null
    if (missing) throw new Invalid({ [missing]: { code: `memoranda.refusals.missing.${missing}` } })
    const { count } = await tx.memorandum.updateMany({
      where: { id, version, isSigned: false, state: memorandum.state, decisions: { none: isAgreement } },
      data: {
        ...rest,
        searchKey: titleKey(input),
        textById: actor.userId,
        validUntil: asDate(validUntil),
        version: { increment: 1 },
      },
    })
    if (count === 0) throw new Conflict('memoranda.refusals.stale')
    await writeRows(actor, tx, id, { parties: named, obligations })
    await record(tx, actor, 'memorandum.saved', factsOf(id, input))
    return { slug: memorandum.slug }
  })
}

/** Corrects what stands beside the text, at any time: summary, subject, source, where it was signed; the day of a signing that happened. */
export async function saveCard(actor: Actor, input: SaveCardInput): Promise<{ slug: string }> {
  if (!canEditMemoranda(actor)) throw new NotFound('memoranda.refusals.unknown')
  const { id, version, signedOn, ...rest } = input
  return transaction(async (tx) => {
    const memorandum = await tx.memorandum.findUnique({ where: { id } })
    if (!memorandum) throw new NotFound('memoranda.refusals.unknown')
    checkSigning(memorandum, signedOn)
    await checkChoices(tx, input)
    const { count } = await tx.memorandum.updateMany({
      where: { id, version, isSigned: memorandum.isSigned },
      data: { ...rest, signedOn: asDate(signedOn), version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('memoranda.refusals.stale')
    await record(tx, actor, 'memorandum.cardSaved', factsOf(id, memorandum))
    return { slug: memorandum.slug }
  })
}

type Dated = { isSigned: boolean; validUntil: Date | null; terminatedOn: Date | null }

function checkSigning({ isSigned, validUntil, terminatedOn }: Dated, signedOn: string | null): void {
  if (signedOn === null) return
  const refuse = (code: string) => new Invalid({ signedOn: { code: `memoranda.refusals.${code}` } })
  if (!isSigned) throw refuse('notSigned')
  if (signedOn > dayOf(now())) throw refuse('futureDay')
  const end = dayText(terminatedOn) ?? dayText(validUntil)
  if (end !== null && signedOn > end) throw refuse('endBeforeStart')
}

function factsOf(id: string, { titleKk, titleRu }: { titleKk: string; titleRu: string }) {
  return { type: 'memorandum', id, label: titleRu || titleKk }
}

async function checkChoices(
  tx: Tx,
  { subjectId, eventId }: { subjectId: string; eventId: string | null },
): Promise<void> {
  const subjects = await tx.memorandumSubject.count({ where: { id: subjectId } })
  if (subjects === 0) throw new Invalid({ subjectId: { code: 'form.unknownChoice' } })
  if (eventId === null) return
  const events = await tx.event.count({ where: { id: eventId, state: 'published' } })
  if (events === 0) throw new Invalid({ eventId: { code: 'form.unknownChoice' } })
}

const slugTriesMax = 5

/** Two memoranda often have one title: the second gets a short random ending. */
async function withFreeSlug<Result>(base: string, write: (slug: string) => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    const ending = crypto.randomUUID().slice(0, 6)
    try {
      return await write(tries === 1 ? base : `${base}-${ending}`)
    } catch (error) {
      if (tries >= slugTriesMax || !uniqueViolation(error)?.includes('slug')) throw error
    }
  }
}

function asDate(day: string | null): Date | null {
  return day === null ? null : new Date(day)
}
