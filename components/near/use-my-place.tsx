'use client'

import { useState } from 'react'
import { pointText } from '#lib/near/rules/distance.ts'

type Answer = 'asking' | 'denied' | 'failed' | 'late' | 'unsupported'
type Props = {
  /** The list's address up to the point, language and `at=` included. */
  address: string
  label: string
  note: string
  words: Record<Answer, string>
}

/**
 * Asks the browser where it is, after a press and never before. The place goes, rounded to about a kilometre, into the address of
 * this site and nowhere else.
 */
export function UseMyPlace({ address, label, note, words }: Props) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  function ask() {
    if (!window.isSecureContext || !('geolocation' in navigator)) return setAnswer('unsupported')
    setAnswer('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => window.location.assign(`${address}${pointText(coords)}`),
      ({ code }) => setAnswer(code === 1 ? 'denied' : code === 3 ? 'late' : 'failed'),
      { enableHighAccuracy: false, timeout: 15_000, maximumAge: 300_000 },
    )
  }
  return (
    <div className="use-my-place needs-script">
      <button
        type="button"
        className="button button-quiet"
        onClick={ask}
        aria-describedby="use-my-place-note"
        aria-busy={answer === 'asking' ? 'true' : undefined}
      >
        {label}
      </button>
      <p className="note" id="use-my-place-note">
        {note}
      </p>
      <p role="status" className={answer && answer !== 'asking' ? 'field-error' : 'note'}>
        {answer ? words[answer] : ''}
      </p>
    </div>
  )
}
