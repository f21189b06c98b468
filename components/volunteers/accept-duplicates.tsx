'use client'

import { CheckboxField } from '#components/ui/fields.tsx'
import { useField } from '#components/ui/form-context.ts'

/** The tick "this is another person"; it appears once the server has named somebody alike. */
export function AcceptDuplicates({ label }: { label: string }) {
  const { error, back } = useField('acceptDuplicates', label)
  if (!error && !back.typed) return null
  return <CheckboxField name="acceptDuplicates" label={label} />
}
