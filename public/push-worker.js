// Shows notifications and opens what they are about, and says so when their address changes. It takes no part in loading pages.

self.addEventListener('push', (event) => {
  const news = read(event.data)
  if (!news) return
  event.waitUntil(
    self.registration.showNotification(news.title, {
      body: news.body,
      lang: news.lang,
      icon: '/icon-192.png',
      tag: news.path,
      data: { path: news.path, settings: news.settings.path },
      actions: [{ action: 'settings', title: news.settings.title }],
    }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { path, settings } = event.notification.data
  event.waitUntil(self.clients.openWindow(inside(event.action === 'settings' ? settings : path)))
})

self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(renew(event))
})

// As components/follows/browser.ts writes it.
const memory = 'push'
const place = '/push/'

/** The service took the address back or gave another: the site goes on under the new one. Without a new one there is nothing to say. */
async function renew({ oldSubscription, newSubscription }) {
  const cache = await caches.open(memory)
  const { serverKey = [], ...remembered } = (await (await cache.match(place))?.json()) ?? {}
  const old = remembered.endpoint ? remembered : own(oldSubscription)
  if (!old) return
  const fresh = newSubscription ?? (await agreeAgain(oldSubscription?.options, serverKey))
  const known = own(fresh)
  if (!known) return
  const answer = await fetch('/api/push', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ intent: 'renew', ...known, old }),
  })
  const { topics } = answer.ok ? await answer.json() : { topics: null }
  if (topics?.length > 0) await cache.put(place, Response.json({ ...known, serverKey }))
  // The site knows nothing of it: nobody is to keep an address nothing is sent to.
  if (topics?.length === 0) await fresh.unsubscribe()
}

/** Nobody is asked again: the reader's permission stands as long as they do not take it back. */
function agreeAgain(options, serverKey) {
  if (options) return self.registration.pushManager.subscribe(options)
  if (serverKey.length === 0) return null
  const applicationServerKey = new Uint8Array(serverKey)
  return self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })
}

/** What the site is told of an agreement with the service. */
function own(subscription) {
  if (!subscription) return null
  const { endpoint, keys } = subscription.toJSON()
  return { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } }
}

function read(data) {
  try {
    const { title, body, lang, path, settings } = data.json()
    return { title: String(title), body: String(body), lang: String(lang), path: String(path), settings }
  } catch {
    return null
  }
}

/** Only pages of this site are opened, whatever a notification says. */
function inside(path) {
  const address = new URL(path, self.location.origin)
  return address.origin === self.location.origin ? address.href : self.location.origin
}
