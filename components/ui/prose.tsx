import type { ReactNode } from 'react'

/** Running text with its own headings, lists, quotes and pictures. */
export function Prose({ children, lang }: { children: ReactNode; lang?: string }) {
  return (
    <div className="prose" lang={lang}>
      {children}
    </div>
  )
}
