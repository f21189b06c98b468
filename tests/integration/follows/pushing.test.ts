import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import webpush from 'web-push'
import { followInBrowser } from '#lib/follows/commands/follow-in-browser.ts'
import { sendPushes } from '#lib/follows/commands/send-pushes.ts'
import { writePushes } from '#lib/follows/commands/write-pushes.ts'
import { type Topic, topicText } from '#lib/follows/rules.ts'
import { pushInput } from '#lib/follows/schema.ts'
import { env } from '#lib/platform/env.ts'
import { deliverPush } from '#lib/platform/push.ts'
import { Invalid, NotFound, TooMany } from '#lib/platform/refusal.ts'
import { db } from '#tests/support/database.ts'
import { aBrowser, readVapid, startPushService } from '#tests/support/push-service.ts'
import { aCentre, actionsOn, anEvent, minutesAgo } from './scene.ts'

const keys = webpush.generateVAPIDKeys()
let service: Awaited<ReturnType<typeof startPushService>>

beforeAll(async () => {
  service = await startPushService()
  env.VAPID_PUBLIC_KEY = keys.publicKey
  env.VAPID_PRIVATE_KEY = keys.privateKey
  env.VAPID_SUBJECT = 'mailto:office@demo.invalid'
})
beforeEach(async () => {
  env.PUSH_SERVICES = service.origin
  service.arrived.length = 0
  service.answers.length = 0
  await db.pushBrowser.deleteMany()
})
afterAll(() => service.close())

/** A browser that follows a centre for an hour already. */
async function aReader(topic: Topic) {
  const browser = aBrowser(service.origin)
  const own = { endpoint: browser.endpoint, keys: browser.keys }
  const follow = () => followInBrowser(null, { intent: 'follow', ...own, locale: 'ru', topic }, 'direct')
  const [topics] = await Promise.all([follow(), follow()])
  await db.pushBrowser.updateMany({ where: { endpoint: own.endpoint }, data: { toldUntil: minutesAgo(60) } })
  return { ...browser, own, topics }
}

test('a new event comes to the browser that follows its centre, signed, encrypted, small, and once', async () => {
  const { id, topic } = await aCentre()
  const reader = await aReader(topic)
  expect(reader.topics).toEqual([topicText(topic)])
  const event = await anEvent(id, { publishedAt: minutesAgo(8), titleRu: 'Лыжня для всех' })
  await Promise.all([writePushes(null), writePushes(null)])
  await Promise.all([sendPushes(null), sendPushes(null)])
  const [first, ...more] = service.arrived
  expect(more).toEqual([])
  expect(new URL(reader.endpoint).pathname).toBe(first?.path)
  expect(reader.read(first!.body)).toMatchObject({
    ...{ title: 'Лыжня для всех', lang: 'ru', path: `/ru/events/${event.slug}` },
    settings: { path: '/ru/follow/notifications' },
  })
  expect(first!.body.length).toBeLessThan(3000)
  expect(Number(first!.headers.ttl)).toBeGreaterThan(3600)
  const claims = readVapid(first!.headers.authorization ?? '', keys.publicKey)
  expect(claims).toMatchObject({ aud: service.origin, sub: 'mailto:office@demo.invalid' })
  expect(readVapid(first!.headers.authorization ?? '', webpush.generateVAPIDKeys().publicKey)).toBeNull()
  expect(claims!.exp * 1000).toBeGreaterThan(Date.now())
  await writePushes(null)
  await sendPushes(null)
  expect(service.arrived).toHaveLength(1)
})

test.each([404, 410])(
  'a browser whose service answers %i is forgotten with what waits for it',
  async (status) => {
    const { id, topic } = await aCentre()
    await aReader(topic)
    await anEvent(id, { publishedAt: minutesAgo(8) })
    await writePushes(null)
    service.answers.push({ status })
    await sendPushes(null)
    expect(await db.pushBrowser.count()).toBe(0)
    expect(await db.pushMessage.count()).toBe(0)
    expect(await db.followTopic.count({ where: { centreId: id } })).toBe(0)
  },
)

test('a redirect is not followed, and no answer but 404 and 410 loses a browser', async () => {
  const { id, topic } = await aCentre()
  await aReader(topic)
  await anEvent(id, { publishedAt: minutesAgo(8) })
  await writePushes(null)
  service.answers.push({ status: 307, headers: { location: `${service.origin}/inside` } })
  await sendPushes(null)
  expect(service.arrived.map(({ path }) => path)).not.toContain('/inside')
  expect(await db.pushMessage.findMany()).toMatchObject([{ state: 'failed', lastError: 'refused' }])
  expect(await db.pushBrowser.count()).toBe(1)
})

test('keys that are none are refused, and a row that has them costs one try', async () => {
  const own = aBrowser(service.origin)
  const ask = { intent: 'look', endpoint: own.endpoint, keys: own.keys }
  expect(pushInput.safeParse(ask).success).toBe(true)
  for (const wrong of [
    { p256dh: own.keys.p256dh.slice(0, 80) },
    { p256dh: `A${own.keys.p256dh.slice(1)}` },
    { auth: 'AAAA' },
  ])
    expect(pushInput.safeParse({ ...ask, keys: { ...own.keys, ...wrong } }).success).toBe(false)
  const offCurve = { endpoint: own.endpoint, ...own.keys, p256dh: `B${'A'.repeat(86)}` }
  expect(await deliverPush(offCurve, '{}', 60)).toBe('refused')
  expect(service.arrived).toEqual([])
})

test('a new address goes on where the old one stood, once, with what waits; without the old secret nothing moves', async () => {
  const { id, topic } = await aCentre()
  const reader = await aReader(topic)
  await anEvent(id, { publishedAt: minutesAgo(8) })
  await writePushes(null)
  const { toldUntil } = await db.pushBrowser.findFirstOrThrow()
  const [fresh, stolen] = [aBrowser(service.origin), aBrowser(service.origin)]
  const renew = (to: typeof fresh, old: typeof reader.own) =>
    followInBrowser(null, { intent: 'renew', endpoint: to.endpoint, keys: to.keys, old }, 'direct')
  const wrong = { ...reader.own, keys: { ...reader.own.keys, auth: stolen.keys.auth } }
  expect(await renew(stolen, wrong)).toEqual([])
  const answers = await Promise.all([renew(fresh, reader.own), renew(fresh, reader.own)])
  expect(answers).toEqual([[topicText(topic)], [topicText(topic)]])
  const [row, ...more] = await db.pushBrowser.findMany()
  expect(more).toEqual([])
  expect(row).toMatchObject({ endpoint: fresh.endpoint, auth: fresh.keys.auth, locale: 'ru', toldUntil })
  expect(await actionsOn(row!.id)).toEqual(['push.renewed'])
  await sendPushes(null)
  expect(service.arrived.map(({ path }) => path)).toEqual([new URL(fresh.endpoint).pathname])
  expect(fresh.read(service.arrived[0]!.body)).toMatchObject({ lang: 'ru' })
  await writePushes(null)
  expect(await db.pushMessage.count(), 'nothing is told twice').toBe(1)
})

test('a page that asks without end is told to wait; one that asks for what is not public is refused', async () => {
  const { id, topic } = await aCentre()
  const { endpoint, keys: own } = aBrowser(service.origin)
  const look = (address: string) => followInBrowser(null, { intent: 'look', endpoint, keys: own }, address)
  await Promise.all(Array.from({ length: 120 }, () => look('198.51.100.9')))
  await expect(look('198.51.100.9')).rejects.toBeInstanceOf(TooMany)
  expect(await look('198.51.100.10')).toEqual([])
  await db.centre.update({ where: { id }, data: { state: 'draft' } })
  const follow = { intent: 'follow', endpoint, keys: own, locale: 'ru', topic } as const
  await expect(followInBrowser(null, follow, 'direct')).rejects.toBeInstanceOf(Invalid)
  expect(await db.pushBrowser.count()).toBe(0)
})

test('without keys in the configuration nothing of it exists', async () => {
  const { endpoint, keys: own } = aBrowser(service.origin)
  env.VAPID_PUBLIC_KEY = ''
  const look = followInBrowser(null, { intent: 'look', endpoint, keys: own }, 'direct')
  await expect(look.finally(() => (env.VAPID_PUBLIC_KEY = keys.publicKey))).rejects.toBeInstanceOf(NotFound)
})

test('new keys at the same address are kept', async () => {
  const { topic } = await aCentre()
  const reader = await aReader(topic)
  const { keys: fresh } = aBrowser(service.origin)
  const ask = { intent: 'renew' as const, endpoint: reader.endpoint, keys: fresh, old: reader.own }
  expect(await followInBrowser(null, ask, 'direct')).toEqual([topicText(topic)])
  expect(await db.pushBrowser.findMany()).toMatchObject([{ auth: fresh.auth, p256dh: fresh.p256dh }])
})

test('a browser that is gone is forgotten; a service in trouble is asked again, later', async () => {
  const { id, topic } = await aCentre()
  const [gone, later] = [await aReader(topic), await aReader(topic)]
  await anEvent(id, { publishedAt: minutesAgo(8) })
  await writePushes(null)
  const order = await db.pushMessage.findMany({
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    include: { browser: true },
  })
  const answer = {
    [gone.endpoint]: { status: 410 },
    [later.endpoint]: { status: 503, headers: { 'retry-after': '120' } },
  }
  service.answers.push(...order.map(({ browser }) => answer[browser.endpoint]!))
  await sendPushes(null)
  expect(await db.pushBrowser.findMany()).toMatchObject([{ endpoint: later.endpoint }])
  const [waiting] = await db.pushMessage.findMany()
  expect(waiting).toMatchObject({ state: 'pending', tries: 1 })
  expect(waiting!.dueAt.getTime()).toBeGreaterThan(Date.now() + 100_000)
  await db.pushMessage.updateMany({ data: { dueAt: new Date() } })
  await sendPushes(null)
  expect(await db.pushMessage.findMany()).toMatchObject([{ state: 'sent', tries: 2 }])
})

test('what was cancelled before it went is told to nobody', async () => {
  const { id, topic } = await aCentre()
  await aReader(topic)
  const event = await anEvent(id, { publishedAt: minutesAgo(8) })
  await writePushes(null)
  await db.event.update({ where: { id: event.id }, data: { state: 'cancelled', cancelledAt: new Date() } })
  await sendPushes(null)
  expect(service.arrived).toEqual([])
  expect(await db.pushMessage.findMany()).toMatchObject([{ state: 'withdrawn' }])
})

test('a browser is stopped by its own secret only, and leaves nothing behind', async () => {
  const { topic } = await aCentre()
  const reader = await aReader(topic)
  const stranger = { ...reader.own, keys: { ...reader.own.keys, auth: aBrowser(service.origin).keys.auth } }
  expect(await followInBrowser(null, { intent: 'stopAll', ...stranger }, 'direct')).toEqual([])
  expect(await followInBrowser(null, { intent: 'look', ...stranger }, 'direct')).toEqual([])
  const over = followInBrowser(null, { intent: 'follow', ...stranger, locale: 'kk', topic }, 'direct')
  await expect(over).rejects.toBeInstanceOf(NotFound)
  const [row] = await db.pushBrowser.findMany()
  expect(row).toMatchObject({ endpoint: reader.endpoint, locale: 'ru' })
  const stop = () => followInBrowser(null, { intent: 'stop', ...reader.own, topic }, 'direct')
  await Promise.all([stop(), stop()])
  expect(await db.pushBrowser.count()).toBe(0)
  expect(await actionsOn(row!.id)).toEqual(['push.followed', 'push.stopped', 'push.ended'])
})

test('only services of the configuration are written to, and none inside the house', async () => {
  const { topic } = await aCentre()
  const reader = await aReader(topic)
  const ask = (endpoint: string) =>
    followInBrowser(null, { intent: 'follow', ...reader.own, endpoint, locale: 'ru', topic }, 'direct')
  for (const endpoint of ['https://example.org/x', 'http://127.0.0.1:1/x', 'https://fcm.googleapis.com/x'])
    await expect(ask(endpoint)).rejects.toBeInstanceOf(Invalid)
  // A name of the list that leads inside: looked at where the connection is made.
  env.PUSH_SERVICES = 'localhost'
  const target = { endpoint: 'https://localhost/x', ...reader.own.keys }
  await expect(deliverPush(target, '{}', 60)).rejects.toMatchObject({ code: 'EINTERNAL' })
  expect(await deliverPush({ ...target, endpoint: `${service.origin}/x` }, '{}', 60)).toBe('gone')
  expect(service.arrived).toEqual([])
})
