// Shows a page of the site's own where there is no connection. All it keeps is `/{language}/offline`, in which nobody's data stand;
// pages themselves always come from the network, and those of signed-in people are not touched at all.

const cacheName = 'offline'
const languages = ['kk', 'ru', 'en']
const freshMs = 24 * 60 * 60 * 1000

self.addEventListener('install', () => self.skipWaiting())

self.addEventListener('activate', (event) => {
  event.waitUntil(begin())
})

self.addEventListener('message', (event) => {
  const { data } = event
  if (data?.kind === 'keep' && languages.includes(data.language))
    event.waitUntil(keep(data.language).catch(() => undefined))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.mode !== 'navigate' || request.method !== 'GET' || url.origin !== self.location.origin) return
  if (!isPublic(url.pathname)) return
  event.respondWith(show(event, url.pathname.split('/')[1]))
})

/** Pages anybody may read. Signing up for an event is one's own business. */
function isPublic(path) {
  const [, language, section] = path.split('/')
  const isOfSite = path === '/' || languages.includes(language)
  return isOfSite && !self.personalSections.includes(section) && !path.endsWith('/sign-up')
}

/** The browser may fetch a page while the worker is still waking up. */
async function begin() {
  await self.registration.navigationPreload?.enable()
  await self.clients.claim()
}

/** Whatever the server answers, an error too; the kept page only where nothing answers. */
async function show(event, language) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request))
  } catch (error) {
    const cache = await caches.open(cacheName)
    const [any] = await cache.keys()
    const kept = (await cache.match(`/${language}/offline`)) ?? (any && (await cache.match(any)))
    if (kept) return kept
    throw error
  }
}

/** Fetches the page of a language unless the copy is of today. */
async function keep(language) {
  const address = `/${language}/offline`
  const cache = await caches.open(cacheName)
  const known = await cache.match(address)
  if (known && Date.now() - Date.parse(known.headers.get('date') ?? '') < freshMs) return
  const answer = await fetch(address, { credentials: 'omit', cache: 'no-store' })
  const isPage = answer.headers.get('content-type')?.startsWith('text/html')
  if (answer.ok && !answer.redirected && isPage) await cache.put(address, answer)
}
