import type { ReactNode } from 'react'

type Props = {
  /** From `formatDayParts`. */
  parts: { day: string; month: string; weekday: string; iso: string }
  /** «бүгін», «ертең» instead of the weekday. */
  near?: string | null
  size?: 'list' | 'page'
  /** Under the month: the time on an event's page. */
  children?: ReactNode
}

/** A date with its great numeral; lists of events are read by it. */
export function DateBlock({ parts, near, size = 'list', children }: Props) {
  return (
    <time className={`date-block date-block-${size}`} dateTime={parts.iso}>
      <span className="numeral">{parts.day}</span>
      <span className="date-words">
        <b>{parts.month}</b> <span>{near ?? parts.weekday}</span>
        {children}
      </span>
    </time>
  )
}
