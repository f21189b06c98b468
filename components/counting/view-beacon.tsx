'use client'

import { useEffect } from 'react'

/** Tells the site, once the page is really looked at, that the item was opened. The reader waits for nothing. */
export function ViewBeacon({ newsId }: { newsId: string }) {
  useEffect(() => {
    const tell = () => void navigator.sendBeacon('/api/views', newsId)
    // A browser may draw a page ahead of the click that may never come.
    if (!('prerendering' in document && document.prerendering)) return tell()
    document.addEventListener('prerenderingchange', tell, { once: true })
    return () => document.removeEventListener('prerenderingchange', tell)
  }, [newsId])
  return null
}
