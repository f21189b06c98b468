import type { ReactNode } from 'react'

type Props = {
  title?: ReactNode
  meta?: ReactNode
  figure?: ReactNode
  tone?: 'plain' | 'blue' | 'felt'
  level?: 2 | 3
  children?: ReactNode
}

/** A record or a summary in a box; boxes are square. */
export function Card({ title, meta, figure, tone = 'plain', level = 3, children }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <article className={`card card-${tone}`}>
      {figure}
      {meta ? <p className="meta">{meta}</p> : null}
      {title ? <Heading>{title}</Heading> : null}
      {children}
    </article>
  )
}
