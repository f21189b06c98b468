'use client'

import { useContext } from 'react'
import { FormContext } from '#components/ui/form-context.ts'
import { Notice } from '#components/ui/notice.tsx'
import { Table } from '#components/ui/table.tsx'

export type SavedField = {
  /** As the form calls it, with `[]` for several choices. */
  name: string
  label: string
  saved: string | string[]
  /** The words of choices by their values. */
  options?: Record<string, string>
}
type Words = Record<'title' | 'text' | 'caption' | 'field' | 'saved' | 'yours' | 'empty', string>
type Props = { version: number; fields: SavedField[]; words: Words }

/**
 * When somebody else changed the card meanwhile: what is saved now beside what was typed, field by field. The fields below keep
 * what was typed; the form now carries the version shown here, so that sending it again is a decision.
 */
export function TwoVersions({ version, fields, words }: Props) {
  const { state } = useContext(FormContext)
  const sent = state.values.version
  if (state.status !== 'refused' || sent === undefined || Number(sent) === version) return null
  const rows = fields.flatMap((field) => {
    const typed = state.values[field.name] ?? (field.name.endsWith('[]') ? [] : '')
    return isSame(field.saved, typed) ? [] : [{ ...field, typed }]
  })
  if (rows.length === 0) return null
  const shown = (value: string | string[], options?: Record<string, string>) =>
    [value]
      .flat()
      .map((each) => options?.[each] ?? each)
      .filter(Boolean)
      .join(', ') || words.empty
  return (
    <Notice tone="bad" title={words.title}>
      <p>{words.text}</p>
      <Table
        caption={words.caption}
        hideCaption
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { key: 'field', label: words.field, header: true, cell: ({ label }) => label },
          { key: 'saved', label: words.saved, cell: ({ saved, options }) => shown(saved, options) },
          { key: 'yours', label: words.yours, cell: ({ typed, options }) => <b>{shown(typed, options)}</b> },
        ]}
      />
    </Notice>
  )
}

function isSame(saved: string | string[], typed: string | string[]): boolean {
  const plain = (value: string | string[]) => [value].flat().filter(Boolean).sort().join('\n')
  return plain(saved) === plain(typed)
}
