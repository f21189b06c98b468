import { env } from '#lib/platform/env.ts'
import { personalSections } from '#lib/platform/personal-sections.ts'

export const dynamic = 'force-dynamic'

const leave = `self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => {
  event.waitUntil(caches.delete('offline').then(() => self.registration.unregister()))
})
`

/**
 * The worker every device asks for anew on its own: what it does stands in public/offline-worker.js, and where the offline page is
 * switched off it takes itself and its copies away.
 */
export async function GET(): Promise<Response> {
  const sections = JSON.stringify([...personalSections])
  const work = `self.personalSections = ${sections}\nimportScripts('/offline-worker.js')\n`
  return new Response(env.OFFLINE_PAGE ? work : leave, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  })
}
