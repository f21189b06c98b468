'use client'

import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { buttonClass, type ButtonLook } from './button-class.ts'

type Props = ButtonLook & {
  /** The words on the button that opens it. */
  label: ReactNode
  title: string
  closeLabel: string
  children: ReactNode
}

/** A native dialog behind a button. Without script the same content unfolds in place. */
export function Dialog({ label, title, closeLabel, look = 'quiet', tone, children }: Props) {
  const [hasScript, setHasScript] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => setHasScript(true), [])
  if (!hasScript) {
    return (
      <details className="unfold">
        <summary className={buttonClass({ look, tone })}>{label}</summary>
        <div className="unfold-body">
          <p className="dialog-title">{title}</p>
          {children}
        </div>
      </details>
    )
  }
  return (
    <>
      <button
        type="button"
        className={buttonClass({ look, tone })}
        onClick={() => dialog.current?.showModal()}
      >
        {label}
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby={titleId}>
        <div className="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <button
            type="button"
            className={buttonClass({ look: 'small-quiet' })}
            onClick={() => dialog.current?.close()}
          >
            {closeLabel}
          </button>
        </div>
        {children}
      </dialog>
    </>
  )
}
