'use client'

import type { ReactNode } from 'react'
import { type Back, useField } from './form-context.ts'

export type FieldProps = {
  name: string
  label: string
  hint?: ReactNode
  required?: boolean
  /** Stands after the label of a field that may stay empty. */
  optionalLabel?: string
  /** The label is for screen readers only (a search field beside its button). */
  hideLabel?: boolean
  className?: string
}

export type Control = {
  id: string
  name: string
  'aria-describedby'?: string
  'aria-invalid'?: true
  'aria-required'?: true
}

type ShellProps = FieldProps & { children: (control: Control, back: Back) => ReactNode }

/** Label, hint, error and the control they describe. */
export function Field({
  name,
  label,
  hint,
  required,
  optionalLabel,
  hideLabel,
  className,
  children,
}: ShellProps) {
  const { id, error, errorId, hintId, back } = useField(name, label)
  const describedBy = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ') || undefined
  const control: Control = {
    id,
    name,
    'aria-describedby': describedBy,
    'aria-invalid': error ? true : undefined,
    'aria-required': required ? true : undefined,
  }
  return (
    <div className={`field ${error ? 'field-wrong' : ''} ${className ?? ''}`}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'field-label'}>
        {label}
        {optionalLabel && !required ? <span className="field-optional"> {optionalLabel}</span> : null}
      </label>
      <Hint id={hintId}>{hint}</Hint>
      <Problem id={errorId}>{error}</Problem>
      {children(control, back)}
    </div>
  )
}

/** Several controls under one question. */
export function FieldGroup({
  name,
  label,
  hint,
  optionalLabel,
  required,
  hideLabel,
  className,
  children,
}: ShellProps) {
  const { id, error, errorId, hintId, back } = useField(name, label)
  const describedBy = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ') || undefined
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={`field ${error ? 'field-wrong' : ''} ${className ?? ''}`}
      aria-describedby={describedBy}
    >
      <legend className={hideLabel ? 'sr-only' : 'field-label'}>
        {label}
        {optionalLabel && !required ? <span className="field-optional"> {optionalLabel}</span> : null}
      </legend>
      <Hint id={hintId}>{hint}</Hint>
      <Problem id={errorId}>{error}</Problem>
      {children({ id, name, 'aria-invalid': error ? true : undefined }, back)}
    </fieldset>
  )
}

function Hint({ id, children }: { id: string; children?: ReactNode }) {
  if (!children) return null
  return (
    <p id={id} className="field-hint">
      {children}
    </p>
  )
}

function Problem({ id, children }: { id: string; children?: string }) {
  if (!children) return null
  return (
    <p id={id} className="field-error">
      {children}
    </p>
  )
}
