import type { ReactNode } from 'react'

export type StatusMark = 'good' | 'wait' | 'bad' | 'off' | 'plain' | 'thanks'

/** A state as a word with a mark whose shape, not only its colour, tells it from the others. */
export function Status({ mark = 'plain', children }: { mark?: StatusMark; children: ReactNode }) {
  return <span className={`status status-${mark}`}>{children}</span>
}
