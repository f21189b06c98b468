'use client'

import { useRef, useState } from 'react'
import { buttonClass } from '#components/ui/button-class.ts'

type Props = {
  /** Of the field; needed where several stand on a page. */
  id: string
  address: string
  words: { label: string; copy: string; copied: string }
  /** Lines of the field for what is longer than an address. */
  rows?: number
}

/** The address in a field one can select; with script a button copies it. */
export function CopyAddress({ id, address, words, rows }: Props) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    field.current?.select()
    // Without TLS browsers keep the clipboard to themselves: the selected text can still be copied by hand.
    await navigator.clipboard?.writeText(address).then(
      () => setCopied(true),
      () => undefined,
    )
  }
  const given = { id, ref: field, className: 'input', readOnly: true, value: address }
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {words.label}
      </label>
      {rows ? <textarea rows={rows} spellCheck={false} {...given} /> : <input {...given} />}
      <p className="actions needs-script">
        <button type="button" className={buttonClass({ look: 'small-quiet' })} onClick={() => void copy()}>
          {words.copy}
        </button>
        <span role="status">{isCopied ? words.copied : ''}</span>
      </p>
    </div>
  )
}
