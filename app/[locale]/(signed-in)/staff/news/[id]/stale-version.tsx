'use client'

import { type ReactNode, useContext } from 'react'
import { FormContext } from '#components/ui/form-context.ts'

/** Shows the saved version when the form was made from an older one; what was typed stays in the fields. */
export function StaleVersion({ version, children }: { version: number; children: ReactNode }) {
  const { state } = useContext(FormContext)
  const sent = state.values.version
  if (state.status !== 'refused' || sent === undefined || Number(sent) === version) return null
  return children
}
