import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { transaction, type Tx } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { mayCallUp } from '../policy.ts'
import type { CallUpStepInput, PublishCallUpInput } from '../schema.ts'
import { refuseIncomplete } from './write-call-up.ts'

/**
 * Calls people out: from its first instant the call stands on every public page. For administrators, who have said twice that they
 * mean it. Throws `Invalid` with what is missing, `Conflict` for a second call or a stale form.
 */
export async function publishCallUp(
  actor: Actor,
  { id, version }: PublishCallUpInput,
): Promise<{ slug: string }> {
  return transaction(async (tx) => {
    const call = await requireCallUp(actor, tx, id)
    if (call.state === 'published') throw new Conflict('callUp.problems.alreadyPublic')
    refuseIncomplete(call)
    if (call.endsAt <= now()) throw new Invalid({ endsAt: { code: 'callUp.problems.endPassed' } })
    const { count } = await tx.callUp.updateMany({
      where: { id, version, state: call.state },
      data: {
        ...{ state: 'published', publishedAt: now(), publishedById: actor.userId },
        ...{ shownAt: null, endedAt: null, version: { increment: 1 } },
      },
    })
    if (count === 0) throw new Conflict('form.stale')
    await record(tx, actor, 'callUp.published', { type: 'callUp', id, label: call.slug })
    return { slug: call.slug }
  })
}

/** Ends a call before its time; its page stays and says that it is over. A second call is a Conflict. */
export async function endCallUp(actor: Actor, { id }: CallUpStepInput): Promise<{ slug: string }> {
  return transaction(async (tx) => {
    const call = await requireCallUp(actor, tx, id)
    const { count } = await tx.callUp.updateMany({
      where: { id, state: 'published', endedAt: null },
      data: { endedAt: now(), version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('callUp.problems.over')
    await record(tx, actor, 'callUp.ended', { type: 'callUp', id, label: call.slug })
    return { slug: call.slug }
  })
}

/** Takes back a call that was a mistake: its page is gone. A second call is a Conflict. */
export async function withdrawCallUp(actor: Actor, { id }: CallUpStepInput): Promise<{ slug: string }> {
  return transaction(async (tx) => {
    const call = await requireCallUp(actor, tx, id)
    const { count } = await tx.callUp.updateMany({
      where: { id, state: 'published' },
      data: { state: 'withdrawn', version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('callUp.problems.notPublic')
    await record(tx, actor, 'callUp.withdrawn', { type: 'callUp', id, label: call.slug })
    return { slug: call.slug }
  })
}

async function requireCallUp(actor: Actor, tx: Tx, id: string) {
  if (!mayCallUp(actor)) throw new Forbidden('callUp.problems.administratorsOnly')
  const call = await tx.callUp.findUnique({ where: { id }, include: { points: true } })
  if (!call) throw new NotFound('callUp.problems.unknown')
  return call
}
