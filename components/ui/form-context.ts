'use client'

import { createContext, useContext, useEffect } from 'react'
import { type FormState, idleForm } from '#lib/platform/form.ts'

type FormContext = {
  state: FormState
  prefix: string
  /** Tells the summary what a field is called, so its link can name it. */
  register: (name: string, label: string) => void
}

/** What came back from the server for a field. React does not refresh a select or a tick, so those are keyed by `attempt`. */
export type Back = { isBack: boolean; typed: string | string[] | undefined; attempt: number }

export const FormContext = createContext<FormContext>({ state: idleForm, prefix: '', register: () => {} })

/** What a field needs to know about the form it stands in: its id, its error, and what was typed before. */
export function useField(name: string, label: string) {
  const { state, prefix, register } = useContext(FormContext)
  const bare = bareName(name)
  useEffect(() => register(bare, label), [register, bare, label])
  const error = errorOf(state, bare)
  const id = fieldId(prefix, bare)
  const isBack = state.status === 'refused'
  const back: Back = { isBack, typed: isBack ? state.values[name] : undefined, attempt: state.attempt }
  return { id, error, errorId: `${id}-error`, hintId: `${id}-hint`, back }
}

export function bareName(name: string): string {
  return name.endsWith('[]') ? name.slice(0, -2) : name
}

export function fieldId(prefix: string, name: string): string {
  return `${prefix}${name.replaceAll('.', '-')}`
}

function errorOf(state: FormState, name: string): string | undefined {
  const own = state.errors[name]
  if (own) return own
  const inside = Object.keys(state.errors).find(
    (key) => key.startsWith(`${name}.`) && /^\d+$/.test(key.slice(name.length + 1)),
  )
  return inside ? state.errors[inside] : undefined
}
