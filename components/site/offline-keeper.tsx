'use client'

import { useEffect } from 'react'

/** Once a public page is there and the line is free, keeps the offline page of its language on the device. */
export function OfflineKeeper() {
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return
    const begin = () => void keepPage(document.documentElement.lang).catch(() => undefined)
    if (document.readyState === 'complete') return begin()
    addEventListener('load', begin, { once: true })
    return () => removeEventListener('load', begin)
  }, [])
  return null
}

/** Where there is no worker (private windows, pages without TLS) the site is the same without it. */
async function keepPage(language: string): Promise<void> {
  const registration = await navigator.serviceWorker.register('/site-worker.js', { updateViaCache: 'none' })
  const worker = registration.active ?? registration.waiting ?? registration.installing
  worker?.postMessage({ kind: 'keep', language })
}
