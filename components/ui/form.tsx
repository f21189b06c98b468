'use client'

import { catchError, type ErrorInfo } from 'next/error'
import { type ReactNode, type RefObject, useRef } from 'react'
import { type FormState, type FormValues, idleForm, typedValues } from '#lib/platform/form.ts'
import { FormBody, type FormProps } from './form-body.tsx'

/**
 * A form of a server action. Works as a plain POST without script; says what is wrong above the fields and beside each. When the
 * sending itself fails (no connection, a broken server) the form stays, with everything typed and a sentence about it.
 */
export function Form({ children, ...props }: FormProps) {
  const typed = useRef<FormValues>({})
  return <GuardedForm {...props} fields={children} typed={typed} start={idleForm} />
}

/** The fields travel under a name of their own: `children` of the guard are what it watches. */
type GuardProps = Omit<FormProps, 'children'> & {
  fields: ReactNode
  typed: RefObject<FormValues>
  start: FormState
}

function GuardedForm({ fields, typed, start, ...props }: GuardProps) {
  return (
    <Guard {...props} fields={fields} typed={typed} start={start}>
      <FormBody
        {...props}
        start={start}
        onSend={(form) => {
          typed.current = typedValues(form)
        }}
      >
        {fields}
      </FormBody>
    </Guard>
  )
}

const Guard = catchError(NotSent)

/** The same form once more, filled as it was. The words stand hidden in the layout, because this runs without a server. */
function NotSent({ typed, ...props }: GuardProps, { error }: ErrorInfo) {
  const message = document.querySelector('#words-not-sent')?.textContent ?? String(error)
  const start: FormState = {
    attempt: Date.now(),
    status: 'refused',
    message,
    errors: {},
    values: typed.current,
  }
  return <GuardedForm {...props} typed={typed} start={start} />
}
