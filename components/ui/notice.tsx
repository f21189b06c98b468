import type { ReactNode } from 'react'

type Props = {
  tone?: 'plain' | 'good' | 'bad' | 'thanks'
  title?: string
  role?: 'status' | 'alert' | 'note'
  children: ReactNode
}

/** A short message set apart from the text around it. */
export function Notice({ tone = 'plain', title, role, children }: Props) {
  return (
    <div className={`notice notice-${tone}`} role={role}>
      {title ? <p className="notice-title">{title}</p> : null}
      {children}
    </div>
  )
}
