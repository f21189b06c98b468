'use client'

import { type ComponentType, useEffect, useState } from 'react'
import { Field } from '#components/ui/field.tsx'
import { writePlain } from '#lib/rich-text/rules/plain.ts'
import { type RichDocument, richField } from '#lib/rich-text/schema.ts'
import type { EditorLabels, EditorPicture } from './labels.ts'

type Props = {
  name: string
  label: string
  /** How to write without the editor; shown only without script. */
  plainHint: string
  lang: string
  defaultValue: RichDocument
  /** What can be put into the text; left out where no picture belongs into it. */
  pictures?: EditorPicture[]
  labels: EditorLabels
}
type EditorProps = Omit<Props, 'plainHint' | 'defaultValue'> & {
  id: string
  describedBy?: string
  value: RichDocument
}

/** A formatted text. Without script it is a textarea of plain paragraphs; the server reads both. */
export function RichField({ plainHint, defaultValue, ...props }: Props) {
  const [Editor, setEditor] = useState<ComponentType<EditorProps> | null>(null)
  useEffect(() => {
    void import('./rich-editor.tsx').then((loaded) => setEditor(() => loaded.RichEditor))
  }, [])
  const hint = <span className="without-script">{plainHint}</span>
  return (
    <Field name={props.name} label={props.label} hint={hint}>
      {(control, typed) => {
        const text = typeof typed === 'string' ? typed : undefined
        if (Editor) {
          return (
            <Editor
              {...props}
              id={control.id}
              describedBy={control['aria-describedby']}
              value={read(text) ?? defaultValue}
            />
          )
        }
        return (
          <textarea
            {...control}
            rows={14}
            className="input"
            lang={props.lang}
            defaultValue={text ?? writePlain(defaultValue)}
          />
        )
      }}
    </Field>
  )
}

function read(text: string | undefined): RichDocument | null {
  const parsed = text === undefined ? null : richField.safeParse(text)
  return parsed?.success ? parsed.data : null
}
