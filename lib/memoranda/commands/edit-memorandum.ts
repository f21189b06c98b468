import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { slugOf } from '#lib/platform/text.ts'
import { canEditMemoranda } from '../policy.ts'
import { missingToPublish } from '../rules.ts'
import type { CreateMemorandumInput, SaveMemorandumInput } from '../schema.ts'

/** Writes a draft; its address is made from the title and stays. */
export async function createMemorandum(actor: Actor, input: CreateMemorandumInput): Promise<{ id: string }> {
  if (!canEditMemoranda(actor)) throw new Forbidden('memoranda.refusals.notAllowed')
  const { parties, obligations, validUntil, ...rest } = input
  const base = slugOf(input.titleEn || input.titleRu || input.titleKk) || 'memorandum'
  return withFreeSlug(base, (slug) =>
    transaction(async (tx) => {
      await checkChoices(tx, input)
      const named = await nameParties(tx, parties)
      const { id } = await tx.memorandum.create({
        data: { ...rest, slug, validUntil: asDate(validUntil), createdById: actor.userId },
        select: { id: true },
      })
      await writeRows(tx, id, { parties: named, obligations })
      await record(tx, actor, 'memorandum.created', {
        type: 'memorandum',
        id,
        label: input.titleRu || input.titleKk,
      })
      return { id }
    }),
  )
}

/** Replaces the texts, parties, dates and obligations. A stale form is a Conflict; a public memorandum must stay publishable. */
export async function saveMemorandum(actor: Actor, input: SaveMemorandumInput): Promise<{ slug: string }> {
  if (!canEditMemoranda(actor)) throw new NotFound('memoranda.refusals.unknown')
  const { id, version, parties, obligations, validUntil, signedOn, ...rest } = input
  return transaction(async (tx) => {
    const memorandum = await tx.memorandum.findUnique({
      where: { id },
      select: { slug: true, state: true, isSigned: true },
    })
    if (!memorandum) throw new NotFound('memoranda.refusals.unknown')
    if (signedOn !== null && !memorandum.isSigned)
      throw new Invalid({ signedOn: { code: 'memoranda.refusals.notSigned' } })
    if (signedOn !== null && signedOn > dayOf(now()))
      throw new Invalid({ signedOn: { code: 'memoranda.refusals.futureDay' } })
    await checkChoices(tx, input)
    const named = await nameParties(tx, parties)
    const missing = memorandum.state === 'published' ? missingToPublish({ ...input, parties: named }) : null
    if (missing) throw new Invalid({ [missing]: { code: `memoranda.refusals.missing.${missing}` } })
    const { count } = await tx.memorandum.updateMany({
      where: { id, version, isSigned: memorandum.isSigned, state: memorandum.state },
      data: {
        ...rest,
        signedOn: asDate(signedOn),
        validUntil: asDate(validUntil),
        version: { increment: 1 },
      },
    })
    if (count === 0) throw new Conflict('memoranda.refusals.stale')
    await tx.memorandumParty.deleteMany({ where: { memorandumId: id } })
    await tx.obligation.deleteMany({ where: { memorandumId: id } })
    await writeRows(tx, id, { parties: named, obligations })
    await record(tx, actor, 'memorandum.saved', {
      type: 'memorandum',
      id,
      label: input.titleRu || input.titleKk,
    })
    return { slug: memorandum.slug }
  })
}

type Party = CreateMemorandumInput['parties'][number]

/** A party chosen from the register of organisations takes the register's name where none was typed. */
async function nameParties(tx: Tx, parties: Party[]): Promise<Party[]> {
  const organisations = await tx.organisation.findMany({
    where: {
      id: { in: parties.flatMap(({ organisationId }) => organisationId ?? []) },
      state: { not: 'withdrawn' },
    },
    select: { id: true, nameKk: true, nameRu: true, nameEn: true },
  })
  const known = new Map(organisations.map((organisation) => [organisation.id, organisation]))
  return parties.map(({ organisationId, ...typed }, index) => {
    const organisation = organisationId === null ? null : known.get(organisationId)
    if (organisation === undefined)
      throw new Invalid({ [`parties.${index}.organisationId`]: { code: 'form.unknownChoice' } })
    return {
      organisationId,
      nameKk: typed.nameKk || (organisation?.nameKk ?? ''),
      nameRu: typed.nameRu || (organisation?.nameRu ?? ''),
      nameEn: typed.nameEn || (organisation?.nameEn ?? ''),
    }
  })
}

type Rows = Pick<CreateMemorandumInput, 'parties' | 'obligations'>

async function writeRows(tx: Tx, memorandumId: string, { parties, obligations }: Rows): Promise<void> {
  await tx.memorandumParty.createMany({
    data: parties.map((party, index) => ({ memorandumId, position: index + 1, ...party })),
  })
  await tx.obligation.createMany({
    data: obligations.map(({ dueOn, doneOn, ...texts }, index) => ({
      ...{ memorandumId, position: index + 1, ...texts },
      ...{ dueOn: asDate(dueOn), doneOn: asDate(doneOn) },
    })),
  })
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
