'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const pauseMs = 2000

/** Brings the page's progress up to date while work is open: asked for by script, or by the page itself without. */
export function JobWatch() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), pauseMs)
    return () => clearInterval(timer)
  }, [router])
  return (
    <noscript>
      <meta httpEquiv="refresh" content="5" />
    </noscript>
  )
}
