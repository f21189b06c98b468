'use client'

import { useEffect, useRef } from 'react'
import type { FormState } from '#lib/platform/form.ts'
import { fieldId } from './form-context.ts'

type Props = { state: FormState; prefix: string; names: Record<string, string>; heading?: string }

/** All problems of a form in one place, each a link to its field; takes the focus when the form comes back. */
export function ErrorSummary({ state, prefix, names, heading }: Props) {
  const ref = useRef<HTMLDivElement>(null)
  const isRefused = state.status === 'refused'
  useEffect(() => {
    if (isRefused) ref.current?.focus()
  }, [isRefused, state.attempt])
  const problems = Object.entries(state.errors)
  const title = state.message ?? heading
  // A form may also come back unfinished with nothing wrong, for more rows.
  if (!isRefused || (problems.length === 0 && !title)) return null
  return (
    <div ref={ref} className="error-summary" role="alert" tabIndex={-1}>
      <p className="error-summary-title">{title}</p>
      {problems.length > 0 ? (
        <ul>
          {problems.map(([name, message]) => (
            <Problem key={name} name={name} message={message} names={names} prefix={prefix} />
          ))}
        </ul>
      ) : null}
    </div>
  )
}

function Problem({ name, message, names, prefix }: Omit<Props, 'state'> & { name: string; message: string }) {
  const field = names[name] ? name : name.replace(/\.\d+$/, '')
  const label = names[field]
  return (
    <li>
      <a href={`#${fieldId(prefix, field)}`}>{label ? `${label}: ${message}` : message}</a>
    </li>
  )
}
