// The parts of a browser notifications need. Nothing of it runs before somebody presses the button.

const worker = '/push-worker.js'
const scope = '/push/'
const memory = 'push'

export type PushKeys = { endpoint: string; keys: { p256dh: string; auth: string } }

export function canNotify(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window
}

/** What this browser agreed with its service before; null when it never did. */
export async function findAgreement(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration(scope)
  return (await registration?.pushManager.getSubscription()) ?? null
}

/** Asks the reader, then the browser's service. Null when the reader refused. */
export async function agree(publicKey: string): Promise<PushSubscription | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null
  const registration = await navigator.serviceWorker.register(worker, { scope })
  await untilActive(registration)
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
}

function untilActive({ installing, waiting, active }: ServiceWorkerRegistration): Promise<void> {
  const coming = installing ?? waiting
  if (active || !coming) return Promise.resolve()
  return new Promise((resolve) =>
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activated') resolve()
    }),
  )
}

type Wish =
  | { intent: 'follow'; topic: string; locale: string }
  | { intent: 'stop'; topic: string }
  | { intent: 'stopAll' }
  | { intent: 'look' }

/** Tells the site; gives what the browser follows afterwards. */
export async function tell(agreement: PushSubscription, wish: Wish): Promise<string[]> {
  const { endpoint, keys } = agreement.toJSON() as PushKeys
  const { p256dh, auth } = keys
  const answer = await fetch('/api/push', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint, keys: { p256dh, auth }, ...wish }),
  })
  if (!answer.ok) throw new Error(`push: ${answer.status}`)
  if (wish.intent === 'follow') await remember(agreement)
  return ((await answer.json()) as { topics: string[] }).topics
}

/** Ends it on both sides. */
export async function disagree(agreement: PushSubscription): Promise<void> {
  await tell(agreement, { intent: 'stopAll' })
  await caches.delete(memory)
  await agreement.unsubscribe()
}

/** For the worker, which has to say the old address when the service gives it a new one: not every browser tells it then. */
async function remember(agreement: PushSubscription): Promise<void> {
  const { endpoint, keys } = agreement.toJSON() as PushKeys
  const { p256dh, auth } = keys
  const serverKey = [...new Uint8Array(agreement.options.applicationServerKey ?? [])]
  const cache = await caches.open(memory)
  await cache.put(scope, Response.json({ endpoint, keys: { p256dh, auth }, serverKey }))
}
