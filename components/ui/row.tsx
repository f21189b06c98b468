import type { ReactNode } from 'react'

/** A list whose items stand between hairlines. */
export function Rows({ children, className }: { children: ReactNode; className?: string }) {
  return <ul className={`rows ${className ?? ''}`}>{children}</ul>
}

type Props = {
  title: ReactNode
  /** Small facts above the title. */
  meta?: ReactNode
  children?: ReactNode
  /** At the left: a cover, a date block, a number. */
  figure?: ReactNode
  /** At the right: a state, places left, an action. */
  end?: ReactNode
  level?: 2 | 3 | 4
}

/** One record in a list. */
export function Row({ title, meta, children, figure, end, level = 3 }: Props) {
  const Heading = `h${level}` as 'h2' | 'h3' | 'h4'
  return (
    <li className={`row ${figure ? 'row-figure' : ''} ${end ? 'row-end' : ''}`}>
      {figure ? <div className="row-left">{figure}</div> : null}
      <div className="row-words">
        {meta ? <p className="meta">{meta}</p> : null}
        <Heading>{title}</Heading>
        {children}
      </div>
      {end ? <div className="row-right">{end}</div> : null}
    </li>
  )
}
