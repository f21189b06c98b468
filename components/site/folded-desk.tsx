'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

type Props = {
  title: string
  /** What lies behind it; the addresses carry the language. */
  links: { href: string; isExact?: boolean }[]
  children: ReactNode
}

/** A section of the menu behind its name, open while one of its pages is. */
export function FoldedDesk({ title, links, children }: Props) {
  const path = usePathname()
  const isOpen = links.some(({ href, isExact }) => path === href || (!isExact && path.startsWith(`${href}/`)))
  return (
    <details className="desk-fold" open={isOpen}>
      <summary>
        <h2>{title}</h2>
      </summary>
      {children}
    </details>
  )
}
