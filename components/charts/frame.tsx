import type { ReactNode } from 'react'
import { Hatch } from './hatch.tsx'

type Props = {
  /** Unique on the page. */
  id: string
  title: string
  /** What the picture shows, for who does not see it; all numbers stand in the table below. */
  description: string
  /** In lines of text. */
  height: number
  children: ReactNode
}

/**
 * A picture drawn on the server. Lengths are in percent of the width and in lines of text, so that it fits a phone and grows with
 * the reader's type; colours are those of the page.
 */
export function ChartFrame({ id, title, description, height, children }: Props) {
  return (
    <svg
      className="chart"
      role="img"
      aria-labelledby={`${id}-title ${id}-text`}
      width="100%"
      style={{ height: `${height}em` }}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-text`}>{description}</desc>
      <Hatch id={`${id}-kept`} />
      {children}
    </svg>
  )
}
