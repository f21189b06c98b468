import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { newId } from '#lib/platform/new-id.ts'
import { isPushService, pushKey } from '#lib/platform/push.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { Invalid, NotFound } from '#lib/platform/refusal.ts'
import { isSameTopic, type Topic, topicColumns, topicOfRow, topicsMax, topicText } from '../rules.ts'
import type { PushInput } from '../schema.ts'
import { addTopics, checkTopics } from './topics.ts'

/**
 * What a browser wants notifications of, after somebody pressed the button in it: begins, ends, or only says it; or, when its
 * service gave it another address, goes on under that. Returns what it follows afterwards. The browser's own secret stands for the
 * right to it: with another one it does not exist. A second call changes nothing; without keys in the configuration nothing of this
 * exists.
 */
export async function followInBrowser(_actor: null, input: PushInput, address: string): Promise<string[]> {
  if (pushKey() === '') throw new NotFound('follows.refusals.noPush')
  await limit(address === 'direct' ? 'pushWithoutAddress' : 'pushByAddress', address)
  if (!isPushService(input.endpoint)) throw new Invalid({ endpoint: { code: 'follows.refusals.noPush' } })
  return transaction((tx) => change(tx, input))
}

async function change(tx: Tx, input: PushInput): Promise<string[]> {
  if (input.intent === 'follow') return begin(tx, input)
  if (input.intent === 'renew') await renew(tx, input)
  const id = await findBrowser(tx, input)
  if (!id) return []
  if (input.intent === 'stop') await stop(tx, id, input.topic)
  const left = await topicsOf(tx, id)
  if (input.intent === 'stopAll' || left.length === 0) {
    const { count } = await tx.pushBrowser.deleteMany({ where: { id } })
    if (count > 0) await record(tx, null, 'push.ended', { type: 'browser', id })
    return []
  }
  return left
}

type Begin = Extract<PushInput, { intent: 'follow' }>

async function begin(tx: Tx, input: Begin): Promise<string[]> {
  const { endpoint, keys, locale, topic } = input
  await checkTopics(tx, [topic])
  await tx.$executeRaw`
    INSERT INTO "PushBrowser" ("id", "endpoint", "p256dh", "auth", "locale")
    VALUES (${newId()}::uuid, ${endpoint}, ${keys.p256dh}, ${keys.auth}, ${locale})
    ON CONFLICT ("endpoint") DO NOTHING`
  const id = await findBrowser(tx, input)
  if (!id) throw new NotFound('follows.refusals.noPush')
  const added = await addTopics(tx, { browserId: id }, [topic], { confirmedAt: now(), most: topicsMax })
  if (added > 0)
    await record(tx, null, 'push.followed', { type: 'browser', id, details: { kind: topic.kind } })
  return topicsOf(tx, id)
}

type Renew = Extract<PushInput, { intent: 'renew' }>

/** Everything of the old address goes to the new one; what a call before already moved stays there. */
async function renew(tx: Tx, { old, endpoint, keys }: Renew): Promise<void> {
  const from = await findBrowser(tx, old)
  if (!from) return
  const { p256dh, auth } = keys
  if (endpoint === old.endpoint) {
    await tx.pushBrowser.update({ where: { id: from }, data: { p256dh, auth } })
    return
  }
  await tx.$executeRaw`
    INSERT INTO "PushBrowser" ("id", "endpoint", "p256dh", "auth", "locale", "toldUntil")
    SELECT ${newId()}::uuid, ${endpoint}, ${p256dh}, ${auth}, "locale", "toldUntil" FROM "PushBrowser" WHERE "id" = ${from}::uuid
    ON CONFLICT ("endpoint") DO NOTHING`
  const into = await findBrowser(tx, { endpoint, keys })
  if (!into) throw new NotFound('follows.refusals.noPush')
  const rows = await tx.followTopic.findMany({ where: { browserId: from }, select: topicColumns })
  await addTopics(tx, { browserId: into }, rows.map(topicOfRow), { confirmedAt: now(), most: topicsMax })
  await tx.pushMessage.updateMany({ where: { browserId: from }, data: { browserId: into } })
  const { count } = await tx.pushBrowser.deleteMany({ where: { id: from } })
  if (count > 0) await record(tx, null, 'push.renewed', { type: 'browser', id: into })
}

type Secret = Pick<PushInput, 'endpoint' | 'keys'>

async function findBrowser(tx: Tx, { endpoint, keys }: Secret): Promise<string | null> {
  const found = await tx.pushBrowser.findFirst({
    where: { endpoint, p256dh: keys.p256dh, auth: keys.auth },
    select: { id: true },
  })
  return found?.id ?? null
}

async function stop(tx: Tx, browserId: string, topic: Topic): Promise<void> {
  const rows = await tx.followTopic.findMany({ where: { browserId }, select: { ...topicColumns, id: true } })
  const named = rows.filter((row) => isSameTopic(topicOfRow(row), topic))
  const { count } = await tx.followTopic.deleteMany({ where: { id: { in: named.map(({ id }) => id) } } })
  if (count > 0)
    await record(tx, null, 'push.stopped', { type: 'browser', id: browserId, details: { kind: topic.kind } })
}

async function topicsOf(tx: Tx, browserId: string): Promise<string[]> {
  const rows = await tx.followTopic.findMany({ where: { browserId }, select: topicColumns })
  return rows.map((row) => topicText(topicOfRow(row)))
}
