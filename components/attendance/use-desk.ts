'use client'

import { useLocale } from 'next-intl'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Snapshot } from '#lib/attendance/rules/snapshot.ts'
import { Desk, type DeskState } from './desk.ts'

/** The desk of an event, awake as long as the page is open. */
export function useDesk(eventId: string, first: Snapshot | null): [Desk, DeskState] {
  const locale = useLocale()
  const [desk] = useState(() => new Desk(eventId, locale, first))
  useEffect(() => desk.start(), [desk])
  return [desk, useSyncExternalStore(desk.subscribe, desk.read, desk.read)]
}

/** The service worker that shows this page without a connection; its scope is this very page, so it never sees another. */
export function useOfflinePage(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted || !('serviceWorker' in navigator)) return
    void prepare().catch(() => undefined)
  }, [isWanted])
}

async function prepare() {
  const { fetchDecoder } = await import('./scanner.tsx')
  const scope = location.pathname
  await navigator.serviceWorker.register('/check-in-worker.js', { scope })
  if (!navigator.onLine) return
  await fetchDecoder().catch(() => undefined)
  const { active } = await navigator.serviceWorker.ready
  const assets = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
  active?.postMessage({ kind: 'prepare', assets })
}

/** Takes the worker and what it kept off this device. */
export async function forgetOfflinePage(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.getRegistration()
  if (registration?.active?.scriptURL.endsWith('/check-in-worker.js')) await registration.unregister()
  for (const name of await caches.keys()) if (name.startsWith('check-in-')) await caches.delete(name)
}
