'use client'

import { useEffect, useState } from 'react'
import { Notice } from '#components/ui/notice.tsx'
import type { Locale } from '#lib/i18n/routing.ts'

type Props = { newsId: string; locale: Locale; initial: string[]; note: string }

const beatMs = 20_000

/** Who else writes here now. Says itself every 20 seconds that this page is open, and goodbye when it is left. */
export function Writers({ newsId, locale, initial, note }: Props) {
  const [lines, setLines] = useState(initial)
  useEffect(() => {
    const address = `/api/newsroom/${newsId}/presence?locale=${locale}`
    const beat = async () => {
      const answer = await fetch(address, { method: 'POST' }).catch(() => null)
      if (answer?.ok) setLines(((await answer.json()) as { writers: string[] }).writers)
    }
    void beat()
    const timer = setInterval(() => void beat(), beatMs)
    const leave = () => navigator.sendBeacon(`${address}&leave=1`)
    window.addEventListener('pagehide', leave)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [newsId, locale])
  return (
    <div role="status" className="typing-state">
      {lines.length > 0 ? (
        <Notice>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p className="note">{note}</p>
        </Notice>
      ) : null}
    </div>
  )
}
