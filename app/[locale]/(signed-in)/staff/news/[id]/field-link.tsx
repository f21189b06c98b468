'use client'

import { type ReactNode, useContext } from 'react'
import { fieldId, FormContext } from '#components/ui/form-context.ts'

/** A link to a field of the form it stands in. */
export function FieldLink({ name, children }: { name: string; children: ReactNode }) {
  const { prefix } = useContext(FormContext)
  return <a href={`#${fieldId(prefix, name)}`}>{children}</a>
}
