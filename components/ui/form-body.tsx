'use client'

import { type ReactNode, useActionState, useCallback, useEffect, useId, useRef, useState } from 'react'
import type { FormState } from '#lib/platform/form.ts'
import { ErrorSummary } from './error-summary.tsx'
import { FormContext } from './form-context.ts'
import { SubmitButton } from './submit-button.tsx'

export type FormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>
  /** The verb on the button; without it the children bring their own. */
  submit?: string
  labels?: { problems?: string; pending?: string }
  hidden?: Record<string, string | number | undefined>
  tone?: 'danger'
  look?: 'main' | 'quiet' | 'small' | 'small-quiet' | 'text'
  /** Fields and button in one row. */
  inline?: boolean
  /** Stands beside the button: a way back, a second action. */
  beside?: ReactNode
  className?: string
  /** Lets a button that stands elsewhere send it. */
  id?: string
  children?: ReactNode
}

type BodyProps = FormProps & {
  /** The state to begin with: idle, or what was typed when the sending itself failed. */
  start: FormState
  onSend: (form: FormData) => void
}

/** The form itself; `Form` puts it into its guard. */
export function FormBody({
  start,
  onSend,
  action,
  submit,
  labels,
  hidden,
  tone,
  look,
  inline,
  beside,
  className,
  id,
  children,
}: BodyProps) {
  const [state, send] = useActionState(action, start)
  const [names, setNames] = useState<Record<string, string>>({})
  const prefix = `f${useId().replaceAll(/[^a-z0-9]/gi, '')}-`
  const register = useCallback((name: string, label: string) => {
    setNames((known) => (known[name] === label ? known : { ...known, [name]: label }))
  }, [])
  return (
    <FormContext value={{ state, prefix, register }}>
      <form
        id={id}
        action={send}
        onSubmit={(event) => onSend(new FormData(event.currentTarget))}
        className={`form ${inline ? 'form-inline' : ''} ${className ?? ''}`}
        noValidate
      >
        <ErrorSummary state={state} prefix={prefix} names={names} heading={labels?.problems} />
        <Done state={state} />
        {Object.entries(hidden ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value ?? ''} />
        ))}
        {children}
        {submit ? (
          <div className="form-end">
            <SubmitButton look={look} tone={tone} pending={labels?.pending}>
              {submit}
            </SubmitButton>
            {beside}
          </div>
        ) : null}
      </form>
    </FormContext>
  )
}

function Done({ state }: { state: FormState }) {
  const ref = useRef<HTMLParagraphElement>(null)
  const message = state.status === 'done' ? state.message : undefined
  useEffect(() => {
    if (message) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [message, state.attempt])
  return (
    <div role="status" className="form-status">
      {message ? (
        <p ref={ref} className="notice notice-good">
          {message}
        </p>
      ) : null}
    </div>
  )
}
