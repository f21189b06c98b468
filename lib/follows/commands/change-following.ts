import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { newId } from '#lib/platform/new-id.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { ownFollower } from '../policy.ts'
import { consentVersion, isSameTopic, topicOfRow, topicsMax } from '../rules.ts'
import type { ChangeInput, ChangeOwnInput } from '../schema.ts'
import { hashOfMailbox } from './ask-to-follow.ts'
import { confirmRow } from './confirm-following.ts'
import { idOfToken, lockFollower } from './require-follower.ts'
import { addTopics, checkTopics } from './topics.ts'

/**
 * Keeps what a mailbox wants from now on: what it follows, the language, how often. Whoever holds the link was written to in that
 * mailbox, so what is added needs no second letter. A form made from an older state is a `Conflict`; to follow nothing is refused,
 * stopping is said by its own button.
 */
export async function changeFollowing(_actor: null, { token, ...form }: ChangeInput): Promise<void> {
  const id = idOfToken(token)
  await transaction((tx) => change(tx, null, id, form))
}

/** The same for the mailbox of the actor's own account, also when it follows nothing yet. */
export async function changeOwnFollowing(actor: Actor, form: ChangeOwnInput): Promise<void> {
  await transaction(async (tx) => {
    const { email, locale } = actor
    await tx.$executeRaw`
      INSERT INTO "Follower" ("id", "email", "emailHash", "locale", "consentVersion", "consentLocale", "version")
      VALUES (${newId()}::uuid, ${email}, ${hashOfMailbox(email)}, ${locale}, ${consentVersion}, ${form.locale}, 0)
      ON CONFLICT ("email") WHERE "state" <> 'ended' DO NOTHING`
    const { id } = await tx.follower.findFirstOrThrow({ where: ownFollower(actor), select: { id: true } })
    await change(tx, actor, id, form)
  })
}

async function change(tx: Tx, actor: Actor | null, id: string, form: ChangeOwnInput): Promise<void> {
  const { kept, added, locale, isAtOnce, version } = form
  const follower = await lockFollower(tx, id)
  if (follower.state === 'ended' || (follower.state === 'waiting' && !actor))
    throw new NotFound('follows.refusals.unknownLink')
  if (follower.version !== version) throw new Conflict('follows.refusals.changedMeanwhile')
  await checkTopics(tx, added)
  if (kept.length + added.length > topicsMax)
    throw new Invalid({ centre: { code: 'follows.problems.tooMany', values: { max: topicsMax } } })
  const isKept = (row: (typeof follower.topics)[number]) =>
    kept.some((topic) => isSameTopic(topic, topicOfRow(row)))
  // What only somebody who typed the mailbox asked for is not touched by a form that did not show it.
  const gone = follower.topics.filter((row) => !isKept(row) && (actor !== null || row.confirmedAt !== null))
  const staying = follower.topics.filter(isKept)
  if (staying.length + added.length === 0)
    throw new Invalid({ kept: { code: 'follows.problems.nothingLeft' } })
  const at = now()
  await tx.followTopic.deleteMany({ where: { id: { in: gone.map((row) => row.id) } } })
  await tx.followTopic.updateMany({
    where: { followerId: id, id: { in: staying.map((row) => row.id) }, confirmedAt: null },
    data: { confirmedAt: at },
  })
  await addTopics(tx, { followerId: id }, added, { confirmedAt: at, most: topicsMax })
  await confirmRow(tx, id, at)
  await tx.follower.update({ where: { id }, data: { locale, isAtOnce } })
  const details = { added: added.length, ended: gone.length, isAtOnce, locale }
  await record(tx, actor, 'follow.changed', { type: 'follower', id, details })
}
