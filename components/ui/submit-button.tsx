'use client'

import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { buttonClass, type ButtonLook } from './button-class.ts'

type Props = ComponentProps<'button'> & ButtonLook & { pending?: string }

/** The button that sends a form; while it is being sent a second press does nothing. Give `name` and `value` when a form has two. */
export function SubmitButton({ look, tone, pending: pendingText, children, className, ...rest }: Props) {
  const { pending } = useFormStatus()
  return (
    <button
      type="submit"
      className={buttonClass({ look, tone }, className)}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault()
      }}
      {...rest}
    >
      {pending && pendingText ? pendingText : children}
    </button>
  )
}
