import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { mayModerate } from '../policy.ts'
import { isBlocked } from '../rules.ts'
import type { BlockInput, PersonInput } from '../schema.ts'
import { tellBlocked } from './tell-author.ts'

/** Lets a person write no comments for some days, or for good without a number; they are told why. A second call is a Conflict. */
export async function blockPerson(actor: Actor, { userId, days, reason }: BlockInput): Promise<void> {
  await transaction(async (tx) => {
    const at = now()
    const commenter = await requireCommenter(actor, tx, userId)
    if (isBlocked(commenter, at)) throw new Conflict('comments.refusals.blockedAlready')
    const until = days === null ? null : new Date(at.getTime() + days * dayMs)
    const { count } = await tx.commenter.updateMany({
      where: { userId, blockedAt: commenter.blockedAt },
      data: { blockedAt: at, blockedUntil: until, blockReason: reason, blockedById: actor.userId },
    })
    if (count === 0) throw new Conflict('comments.refusals.blockedAlready')
    await tellBlocked(actor, tx, { userId, at, until, reason })
    await record(tx, actor, 'commenter.blocked', { type: 'user', id: userId, details: { days } })
  })
}

/** Lets a person write again. Conflict when nothing kept them from it. */
export async function unblockPerson(actor: Actor, { userId }: PersonInput): Promise<void> {
  await transaction(async (tx) => {
    const { blockedAt } = await requireCommenter(actor, tx, userId)
    const { count } = await tx.commenter.updateMany({
      where: { userId, blockedAt: { not: null, equals: blockedAt } },
      data: { blockedAt: null, blockedUntil: null, blockReason: '', blockedById: null },
    })
    if (count === 0) throw new Conflict('comments.refusals.notBlocked')
    await record(tx, actor, 'commenter.unblocked', { type: 'user', id: userId })
  })
}

/** Has the next comments of a person wait for a moderator again. Conflict when they do already. */
export async function watchPerson(actor: Actor, { userId }: PersonInput): Promise<void> {
  await transaction(async (tx) => {
    await requireCommenter(actor, tx, userId)
    const { count } = await tx.commenter.updateMany({
      where: { userId, trustedAt: { not: null } },
      data: { trustedAt: null },
    })
    if (count === 0) throw new Conflict('comments.refusals.watchedAlready')
    await record(tx, actor, 'commenter.watched', { type: 'user', id: userId })
  })
}

async function requireCommenter(actor: Actor, tx: Tx, userId: string) {
  const found = mayModerate(actor) ? await tx.commenter.findUnique({ where: { userId } }) : null
  if (!found) throw new NotFound('comments.refusals.unknownPerson')
  if (userId === actor.userId) throw new Forbidden('comments.refusals.own')
  return found
}
