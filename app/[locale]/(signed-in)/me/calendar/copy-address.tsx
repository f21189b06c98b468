'use client'

import { useRef, useState } from 'react'
import { buttonClass } from '#components/ui/button-class.ts'

type Props = { address: string; words: { label: string; copy: string; copied: string } }

/** The address in a field one can select; with script a button copies it. */
export function CopyAddress({ address, words }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    field.current?.select()
    // Without TLS browsers keep the clipboard to themselves: the selected text can still be copied by hand.
    await navigator.clipboard?.writeText(address).then(
      () => setCopied(true),
      () => undefined,
    )
  }
  return (
    <div className="field">
      <label htmlFor="calendar-address" className="field-label">
        {words.label}
      </label>
      <input id="calendar-address" ref={field} className="input" readOnly value={address} />
      <p className="actions needs-script">
        <button type="button" className={buttonClass({ look: 'small-quiet' })} onClick={() => void copy()}>
          {words.copy}
        </button>
        <span role="status">{isCopied ? words.copied : ''}</span>
      </p>
    </div>
  )
}
