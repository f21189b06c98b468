// Shows the check-in of one event without a connection. It is registered for that page's own address, so it sees no other page.
// What it keeps is the empty page `/{language}/check-in`, in which nobody's data stand, and the files that page is made of.

const page = new URL(self.registration.scope).pathname
const language = page.split('/')[1]
const shell = `/${language}/check-in`
const cacheName = `check-in-${language}`
const patienceMs = 5000

self.addEventListener('install', (event) => {
  event.waitUntil(prepare([]).then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim())
})

self.addEventListener('message', (event) => {
  if (event.data?.kind === 'prepare') event.waitUntil(prepare(event.data.assets).catch(() => undefined))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate' && url.pathname === page) event.respondWith(showPage(request))
  else if (isAsset(url.pathname)) event.respondWith(giveAsset(request))
})

/** Files whose names change with their content, and the typefaces. */
function isAsset(path) {
  return path.startsWith('/_next/static/') || path.startsWith('/fonts/')
}

/** Fetches the empty page and its files anew; what no longer belongs to it is dropped once all of it is here. */
async function prepare(assets) {
  const answer = await fetch(shell, { credentials: 'omit', cache: 'no-store' })
  if (!answer.ok) throw new Error(`the page answers ${answer.status}`)
  const named = (await answer.clone().text()).match(/\/(?:_next\/static|fonts)\/[\w./~@%-]+/g) ?? []
  const wanted = new Set([...named, ...assets].filter(isAsset))
  const cache = await caches.open(cacheName)
  for (const path of wanted) {
    if (await cache.match(path)) continue
    const asset = await fetch(path)
    if (asset.ok) await cache.put(path, asset)
  }
  await cache.put(shell, answer)
  if (assets.length === 0) return
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url)
    if (pathname !== shell && !wanted.has(pathname)) await cache.delete(url)
  }
}

/** The real page when it comes in time, else the empty one. A refusal (signed out, not yours) is shown as it is. */
async function showPage(request) {
  const kept = await caches.match(shell)
  if (!kept) return fetch(request)
  const inTime = new Promise((resolve) => setTimeout(() => resolve(null), patienceMs))
  const answer = await Promise.race([fetch(request).catch(() => null), inTime])
  return answer && answer.status < 500 ? answer : kept
}

async function giveAsset(request) {
  const kept = await caches.match(new URL(request.url).pathname)
  return kept ?? fetch(request)
}
