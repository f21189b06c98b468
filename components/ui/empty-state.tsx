import type { ReactNode } from 'react'

/** Says why a list is empty and what to do next. */
export function EmptyState({
  title,
  children,
  actions,
}: {
  title: string
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children ? <div className="empty-words">{children}</div> : null}
      {actions ? <div className="actions">{actions}</div> : null}
    </div>
  )
}
