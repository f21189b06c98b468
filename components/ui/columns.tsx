import type { ReactNode } from 'react'

/** A list beside its filters: one column on a phone, the filters first. */
export function FilterColumns({ filters, children }: { filters: ReactNode; children: ReactNode }) {
  return (
    <div className="shell filter-columns">
      <aside>{filters}</aside>
      <div className="min-w-0">{children}</div>
    </div>
  )
}

/**
 * Reading text with a narrow column at its right; on a phone the column follows, or stands first with `asideFirst`. Then it also
 * comes first in the document: what arrives later must not push down what is being read.
 */
export function AsideColumns({
  aside,
  asideFirst,
  children,
}: {
  aside: ReactNode
  asideFirst?: boolean
  children: ReactNode
}) {
  return (
    <div className={`shell aside-columns ${asideFirst ? 'aside-first' : ''}`}>
      {asideFirst ? <aside>{aside}</aside> : null}
      <div className="min-w-0">{children}</div>
      {asideFirst ? null : <aside>{aside}</aside>}
    </div>
  )
}

/** The page's width for everything that is not a column layout. */
export function Shell({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={`shell ${className ?? ''}`}>{children}</div>
}
