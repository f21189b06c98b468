'use client'

import type { Editor } from '@tiptap/react'
import { useId, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { isAllowedAddress } from './extensions.ts'
import type { EditorLabels } from './labels.ts'
import { Tool } from './tool.tsx'

type Props = { editor: Editor; labels: EditorLabels; href: string }

/** Asks for the address of a link. Its fields have no names, so they do not travel with the form around them. */
export function LinkDialog({ editor, labels, href }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [address, setAddress] = useState('')
  const [isWrong, setWrong] = useState(false)
  const id = useId()
  const open = () => {
    setAddress(href)
    setWrong(false)
    dialog.current?.showModal()
  }
  const set = () => {
    if (!isAllowedAddress(address)) return setWrong(true)
    const chain = editor.chain().focus().extendMarkRange('link')
    if (editor.state.selection.empty && href === '') {
      chain
        .insertContent({ type: 'text', text: address, marks: [{ type: 'link', attrs: { href: address } }] })
        .run()
    } else chain.setLink({ href: address }).run()
    dialog.current?.close()
  }
  const remove = () => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
    dialog.current?.close()
  }
  return (
    <>
      <Tool sign="↗" label={labels.link} isOn={href !== ''} onPress={open} />
      <dialog ref={dialog} className="dialog" aria-labelledby={`${id}-title`}>
        <div className="dialog-head">
          <h2 id={`${id}-title`}>{labels.linkTitle}</h2>
          <Button type="button" look="small-quiet" onClick={() => dialog.current?.close()}>
            {labels.close}
          </Button>
        </div>
        <div className={`field ${isWrong ? 'field-wrong' : ''}`}>
          <label htmlFor={id} className="field-label">
            {labels.linkAddress}
          </label>
          <p
            id={`${id}-hint`}
            className={isWrong ? 'field-error' : 'field-hint'}
            role={isWrong ? 'alert' : undefined}
          >
            {isWrong ? labels.linkProblem : labels.linkHint}
          </p>
          <input
            id={id}
            className="input"
            type="url"
            value={address}
            maxLength={1000}
            aria-describedby={`${id}-hint`}
            aria-invalid={isWrong || undefined}
            onChange={(event) => setAddress(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              set()
            }}
          />
        </div>
        <div className="form-end mt-4">
          <Button type="button" onClick={set}>
            {labels.linkSet}
          </Button>
          {href ? (
            <Button type="button" look="text" onClick={remove}>
              {labels.linkRemove}
            </Button>
          ) : null}
        </div>
      </dialog>
    </>
  )
}
