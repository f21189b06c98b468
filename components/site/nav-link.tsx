'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

type Props = { href: string; exact?: boolean; children: ReactNode; className?: string }

/** A link of a navigation that knows when its section is open. `href` carries the language. */
export function NavLink({ href, exact, children, className }: Props) {
  const path = usePathname()
  const isPage = path === href
  const isSection = !exact && path.startsWith(`${href}/`)
  return (
    <Link
      href={href}
      prefetch={false}
      className={className}
      aria-current={isPage ? 'page' : isSection ? 'true' : undefined}
    >
      {children}
    </Link>
  )
}
