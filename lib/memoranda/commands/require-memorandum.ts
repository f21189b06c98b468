import type { Actor } from '#lib/accounts/actor.ts'
import { mayRepresent } from '#lib/accounts/policy.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { canEditMemoranda, sharedWith, whyNotDecide } from '../policy.ts'
import { isAgreement } from '../rules.ts'
import type { MemorandumStepInput } from '../schema.ts'

const include = {
  parties: { orderBy: { position: 'asc' } },
  obligations: { orderBy: { position: 'asc' } },
  decisions: { where: isAgreement },
} as const

/** The memorandum a decision is about, as the actor may see it; for strangers it does not exist. */
export async function requireMemorandum(actor: Actor, tx: Tx, id: string) {
  const shared = actor.organisationIds.map((organisationId) => sharedWith(organisationId))
  const where = canEditMemoranda(actor) ? { id } : { id, OR: shared }
  const isAsked = canEditMemoranda(actor) || mayRepresent(actor)
  const memorandum = isAsked ? await tx.memorandum.findFirst({ where, include }) : null
  if (!memorandum) throw new NotFound('memoranda.refusals.unknown')
  return memorandum
}
export type HeldMemorandum = Awaited<ReturnType<typeof requireMemorandum>>

/** The same for the desk alone: a representative's own page has its own commands. */
export async function requireForDesk(actor: Actor, tx: Tx, id: string): Promise<HeldMemorandum> {
  if (!canEditMemoranda(actor)) throw new NotFound('memoranda.refusals.unknown')
  return requireMemorandum(actor, tx, id)
}

/** Who wrote the text does not decide about it. */
export function requireAnother(actor: Actor, memorandum: HeldMemorandum): void {
  const why = whyNotDecide(actor, memorandum)
  if (why) throw new Forbidden(`memoranda.refusals.${why}`)
}

/** Counts the version up if it is still the one the form was made from; else a Conflict. */
export async function turnVersion(
  _actor: Actor,
  tx: Tx,
  { id, version }: MemorandumStepInput,
): Promise<void> {
  const { count } = await tx.memorandum.updateMany({
    where: { id, version },
    data: { version: { increment: 1 } },
  })
  if (count === 0) throw new Conflict('memoranda.refusals.stale')
}

export function subjectOf({ id, titleRu, titleKk }: Pick<HeldMemorandum, 'id' | 'titleRu' | 'titleKk'>) {
  return { type: 'memorandum', id, label: titleRu || titleKk }
}

/** A day of the past, within the term. */
export function checkDay(
  field: string,
  day: string,
  { from, until }: { from?: string | null; until?: string | null },
): void {
  const refuse = (code: string) => new Invalid({ [field]: { code: `memoranda.refusals.${code}` } })
  if (day > dayOf(now())) throw refuse('futureDay')
  if (from && day < from) throw refuse('beforeSigning')
  if (until && day > until) throw refuse('endBeforeStart')
}
