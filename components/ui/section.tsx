import type { ReactNode } from 'react'

type Props = {
  title: ReactNode
  /** Needed when two sections of a page have headings with links to them. */
  id?: string
  note?: ReactNode
  /** A link to all of it, at the end of the head. */
  more?: ReactNode
  level?: 2 | 3
  tone?: 'gold'
  className?: string
  children?: ReactNode
}

/** A part of a page under its heavy rule. */
export function Section({ title, id, note, more, level = 2, tone, className, children }: Props) {
  return (
    <section className={`section ${className ?? ''}`} id={id}>
      <SectionHead title={title} note={note} more={more} level={level} tone={tone} />
      {children}
    </section>
  )
}

export function SectionHead({
  title,
  note,
  more,
  level = 2,
  tone,
}: Omit<Props, 'children' | 'className' | 'id'>) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <header className={`section-head ${tone === 'gold' ? 'section-head-gold' : ''}`}>
      <Heading>{title}</Heading>
      {note ? <p>{note}</p> : null}
      {more ? <div className="more">{more}</div> : null}
    </header>
  )
}
