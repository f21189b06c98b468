'use client'

import type { ReactNode } from 'react'
import type { FormState } from '#lib/platform/form.ts'
import { Dialog } from './dialog.tsx'
import { Form } from './form.tsx'

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>
  /** The verb. */
  label: string
  hidden?: Record<string, string | number | undefined>
  tone?: 'danger'
  look?: 'main' | 'quiet' | 'small' | 'small-quiet' | 'text'
  /** With it the action asks first. `children` may hold a field, for example the reason. */
  confirm?: { title: string; text?: ReactNode; submit?: string; closeLabel: string }
  children?: ReactNode
}

/** A form of one action: a button, with a question before it when the action cannot be taken back. */
export function ConfirmButton({ action, label, hidden, tone, look = 'quiet', confirm, children }: Props) {
  if (!confirm) {
    return (
      <Form action={action} hidden={hidden} submit={label} tone={tone} look={look} className="form-bare">
        {children}
      </Form>
    )
  }
  return (
    <Dialog label={label} title={confirm.title} closeLabel={confirm.closeLabel} look={look} tone={tone}>
      {confirm.text ? <div className="dialog-text">{confirm.text}</div> : null}
      <Form action={action} hidden={hidden} submit={confirm.submit ?? label} tone={tone}>
        {children}
      </Form>
    </Dialog>
  )
}
