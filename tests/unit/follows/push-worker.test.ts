import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { pushInput } from '#lib/follows/schema.ts'
import { aBrowser } from '#tests/support/push-service.ts'

type Listener = (event: object) => void
type Sent = { path: string; body: unknown }

/** The worker as a browser runs it, with what a browser gives it; `topics` is what the site answers. */
function startWorker(topics: string[], subscribe?: (options: object) => object) {
  const listeners = new Map<string, Listener>()
  const kept = new Map<string, Response>()
  const [sent, opened]: [Sent[], string[]] = [[], []]
  const cache = {
    match: async (place: string) => kept.get(place)?.clone(),
    put: async (place: string, answer: Response) => void kept.set(place, answer),
  }
  const self = {
    addEventListener: (name: string, listener: Listener) => void listeners.set(name, listener),
    registration: { pushManager: { subscribe: async (options: object) => subscribe?.(options) } },
    clients: { openWindow: (address: string) => void opened.push(address) },
    location: { origin: 'https://birgemiz.example' },
  }
  const answer = async (path: string, { body }: { body: string }) => {
    sent.push({ path, body: JSON.parse(body) })
    return Response.json({ topics })
  }
  const code = readFileSync('public/push-worker.js', 'utf8')
  const caches = { open: async () => cache }
  runInNewContext(code, { self, caches, fetch: answer, URL, Response, Uint8Array })
  const run = async (name: string, event: object) => {
    let work: unknown
    listeners.get(name)?.({ ...event, waitUntil: (given: unknown) => void (work = given) })
    await work
  }
  return { run, kept, sent, opened }
}

function anAgreement() {
  const { endpoint, keys } = aBrowser('https://fcm.googleapis.com')
  const ended: string[] = []
  const subscription = {
    ...{ options: { userVisibleOnly: true }, toJSON: () => ({ endpoint, keys, expirationTime: null }) },
    unsubscribe: async () => void ended.push(endpoint),
  }
  return { own: { endpoint, keys }, subscription, ended }
}

test('a new address is told with the old one, in words the site takes, and remembered', async () => {
  const [old, fresh] = [anAgreement(), anAgreement()]
  const worker = startWorker(['region'])
  const event = { oldSubscription: old.subscription, newSubscription: fresh.subscription }
  await worker.run('pushsubscriptionchange', event)
  expect(worker.sent).toEqual([{ path: '/api/push', body: { intent: 'renew', ...fresh.own, old: old.own } }])
  expect(pushInput.safeParse(worker.sent[0]?.body).success).toBe(true)
  expect(await worker.kept.get('/push/')?.json()).toMatchObject(fresh.own)
  expect(fresh.ended).toEqual([])
})

test('a browser that tells neither address: the old one is remembered, and a new one is asked for', async () => {
  const [old, fresh] = [anAgreement(), anAgreement()]
  const asked: object[] = []
  const worker = startWorker(['region'], (options) => {
    asked.push(options)
    return fresh.subscription
  })
  await worker.run('pushsubscriptionchange', {})
  expect(worker.sent).toEqual([])
  worker.kept.set('/push/', Response.json({ ...old.own, serverKey: [4, 1, 2] }))
  await worker.run('pushsubscriptionchange', {})
  expect(asked).toEqual([{ userVisibleOnly: true, applicationServerKey: new Uint8Array([4, 1, 2]) }])
  expect(worker.sent.map(({ body }) => body)).toEqual([{ intent: 'renew', ...fresh.own, old: old.own }])
  expect(await worker.kept.get('/push/')?.json()).toEqual({ ...fresh.own, serverKey: [4, 1, 2] })
})

test('an address that was only taken back is asked for anew; one the site does not know is given up', async () => {
  const [old, fresh] = [anAgreement(), anAgreement()]
  const worker = startWorker([], () => fresh.subscription)
  await worker.run('pushsubscriptionchange', { oldSubscription: old.subscription })
  expect(worker.sent[0]?.body).toMatchObject({ intent: 'renew', ...fresh.own })
  expect(fresh.ended).toEqual([fresh.own.endpoint])
  expect(worker.kept.size).toBe(0)
})

test.each(['https://evil.example/x', '//evil.example/x', 'javascript:alert(1)'])(
  'a notification opens no page of another site: %s',
  async (path) => {
    const worker = startWorker([])
    const notification = { data: { path, settings: '/kk' }, close: () => undefined }
    await worker.run('notificationclick', { notification, action: '' })
    expect(worker.opened).toEqual(['https://birgemiz.example'])
  },
)
