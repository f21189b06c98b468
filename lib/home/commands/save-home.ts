import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { publicEvents } from '#lib/events/policy.ts'
import { transaction, type Tx } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid } from '#lib/platform/refusal.ts'
import { mayEditHome } from '../policy.ts'
import { draftRow, publicRow } from '../rules.ts'
import type { PublishHomeInput, SaveHomeInput } from '../schema.ts'

type Subject = NonNullable<SaveHomeInput['slots'][number]['subject']>

/**
 * Keeps the draft of the home page; nobody else sees it before it is published. Throws `Conflict` when another editor saved it
 * since the form was made, `Invalid` beside a place whose subject is not public.
 */
export async function saveHome(
  actor: Actor,
  { version, slots, ...hotLine }: SaveHomeInput,
): Promise<{ version: number }> {
  if (!mayEditHome(actor)) throw new Forbidden('form.forbidden')
  return transaction(async (tx) => {
    await takeDraft(tx, version, hotLine)
    await refuseHidden(tx, slots)
    await tx.homeSlot.deleteMany({ where: { isDraft: true } })
    const rows = slots.flatMap(({ subject, startsAt, endsAt }, index) =>
      subject ? [{ position: index + 1, isDraft: true, startsAt, endsAt, ...referring(subject) }] : [],
    )
    await tx.homeSlot.createMany({ data: rows })
    await record(tx, actor, 'home.saved', { type: 'home', id: null, details: { places: rows.length } })
    return { version: version + 1 }
  })
}

/** Puts the draft in the place of the public page, whole. Throws `Conflict` for a draft somebody changed meanwhile. */
export async function publishHome(actor: Actor, { version }: PublishHomeInput): Promise<void> {
  if (!mayEditHome(actor)) throw new Forbidden('form.forbidden')
  await transaction(async (tx) => {
    await takeDraft(tx, version, {})
    const draft = await tx.homePage.findUniqueOrThrow({ where: { id: draftRow } })
    const { id: _, version: __, publishedAt: ___, refreshedAt: ____, ...hotLine } = draft
    await tx.homePage.update({ where: { id: publicRow }, data: { ...hotLine, publishedAt: now() } })
    const slots = await tx.homeSlot.findMany({ where: { isDraft: true } })
    await tx.homeSlot.deleteMany({ where: { isDraft: false } })
    await tx.homeSlot.createMany({ data: slots.map(({ id: _id, ...slot }) => ({ ...slot, isDraft: false })) })
    await record(tx, actor, 'home.published', { type: 'home', id: null, details: { places: slots.length } })
  })
}

async function takeDraft(tx: Tx, version: number, data: object): Promise<void> {
  const { count } = await tx.homePage.updateMany({
    where: { id: draftRow, version },
    data: { ...data, version: { increment: 1 } },
  })
  if (count === 0) throw new Conflict('homeDesk.problems.stale')
}

async function refuseHidden(tx: Tx, slots: SaveHomeInput['slots']): Promise<void> {
  const problems: Record<string, { code: string }> = {}
  for (const [index, { subject }] of slots.entries())
    if (subject && !(await isPublic(tx, subject)))
      problems[`slots.${index}.subject`] = { code: 'homeDesk.problems.notPublic' }
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
}

async function isPublic(tx: Tx, { kind, id }: Subject): Promise<boolean> {
  const where = { id, state: 'published' as const }
  if (kind === 'news') return (await tx.newsItem.count({ where })) === 1
  if (kind === 'event') return (await tx.event.count({ where: { AND: [publicEvents, where] } })) === 1
  if (kind === 'centre') return (await tx.centre.count({ where })) === 1
  return (await tx.memorandum.count({ where })) === 1
}

function referring({ kind, id }: Subject) {
  return {
    kind,
    newsId: kind === 'news' ? id : null,
    eventId: kind === 'event' ? id : null,
    centreId: kind === 'centre' ? id : null,
    memorandumId: kind === 'memorandum' ? id : null,
  }
}
