'use client'

import type { Editor } from '@tiptap/react'
import { useId, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { EditorLabels, EditorPicture } from './labels.ts'
import { Tool } from './tool.tsx'
import { uploadPicture } from './upload-picture.ts'

type Props = {
  editor: Editor
  labels: EditorLabels
  pictures: EditorPicture[]
  /** Called before a picture stands in the text, so that the editor knows where to find it. */
  onInsert: (picture: EditorPicture) => void
}

/** Chooses or sends a picture and asks what it shows. Its fields have no names, so they do not travel with the form around them. */
export function ImageDialog({ editor, labels, pictures, onInsert }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [own, setOwn] = useState<EditorPicture[]>([])
  const [chosen, setChosen] = useState<EditorPicture | null>(null)
  const [alt, setAlt] = useState('')
  const id = useId()
  const choose = (picture: EditorPicture) => {
    setChosen(picture)
    setAlt(picture.alt)
  }
  const insert = () => {
    if (!chosen) return
    onInsert(chosen)
    const attrs = { fileId: chosen.id, alt: alt.trim() }
    editor.chain().focus().insertContent({ type: 'image', attrs }).run()
    dialog.current?.close()
  }
  return (
    <>
      <Tool sign="▦" label={labels.image} onPress={() => dialog.current?.showModal()} />
      <dialog ref={dialog} className="dialog" aria-labelledby={`${id}-title`}>
        <div className="dialog-head">
          <h2 id={`${id}-title`}>{labels.imageTitle}</h2>
          <Button type="button" look="small-quiet" onClick={() => dialog.current?.close()}>
            {labels.close}
          </Button>
        </div>
        <div className="grid gap-4">
          <NewPicture
            labels={labels}
            onSent={(picture) => {
              setOwn((before) => [picture, ...before])
              choose(picture)
            }}
          />
          <Choice
            labels={labels}
            pictures={[...own, ...pictures.filter((each) => !own.some(({ id: sent }) => sent === each.id))]}
            chosen={chosen?.id ?? null}
            onChoose={choose}
            name={id}
          />
          <div className="field">
            <label htmlFor={`${id}-alt`} className="field-label">
              {labels.imageAlt}
            </label>
            <p className="field-hint">{labels.imageAltHint}</p>
            <input
              id={`${id}-alt`}
              className="input"
              value={alt}
              maxLength={300}
              onChange={(event) => setAlt(event.target.value)}
              onKeyDown={(event) => (event.key === 'Enter' ? event.preventDefault() : undefined)}
            />
          </div>
          <Button type="button" disabled={!chosen || alt.trim() === ''} onClick={insert}>
            {labels.imageInsert}
          </Button>
        </div>
      </dialog>
    </>
  )
}

type ChoiceProps = {
  labels: EditorLabels
  pictures: EditorPicture[]
  chosen: string | null
  onChoose: (picture: EditorPicture) => void
  name: string
}

function Choice({ labels, pictures, chosen, onChoose, name }: ChoiceProps) {
  if (pictures.length === 0) return <p className="note">{labels.imageNone}</p>
  return (
    <fieldset>
      <legend className="field-label">{labels.imageChoose}</legend>
      <div className="grid max-h-72 grid-cols-3 gap-2 overflow-y-auto">
        {pictures.map((picture) => (
          <button
            key={`${name}-${picture.id}`}
            type="button"
            aria-pressed={chosen === picture.id}
            onClick={() => onChoose(picture)}
            className={`border-4 ${chosen === picture.id ? 'border-kok' : 'border-transparent'}`}
          >
            <img
              src={picture.src}
              alt={picture.alt || labels.image}
              loading="lazy"
              className="aspect-[4/3] w-full object-cover"
            />
          </button>
        ))}
      </div>
    </fieldset>
  )
}

function NewPicture({ labels, onSent }: { labels: EditorLabels; onSent: (picture: EditorPicture) => void }) {
  const file = useRef<HTMLInputElement>(null)
  const people = useRef<HTMLSelectElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  const id = useId()
  const send = async () => {
    const chosen = file.current?.files?.[0]
    if (!chosen || isSending) return
    setSending(true)
    const answer = await uploadPicture(chosen, people.current?.value ?? '')
    setSending(false)
    if ('picture' in answer) {
      setProblem(null)
      onSent(answer.picture)
    } else setProblem(answer.message ?? labels.failed)
  }
  return (
    <div className={`field ${problem ? 'field-wrong' : ''}`}>
      <label htmlFor={id} className="field-label">
        {labels.imageNew}
      </label>
      {problem ? (
        <p className="field-error" role="alert">
          {problem}
        </p>
      ) : null}
      <input
        ref={file}
        id={id}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        className="input input-file"
      />
      <label htmlFor={`${id}-people`} className="field-label">
        {labels.imagePeople}
      </label>
      <select ref={people} id={`${id}-people`} className="input select" defaultValue="">
        <option value="">{labels.imagePeopleChoose}</option>
        <option value="nobody">{labels.imageNobody}</option>
        <option value="crowd">{labels.imageCrowd}</option>
        <option value="recognisable">{labels.imageRecognisable}</option>
      </select>
      <Button type="button" look="small-quiet" aria-busy={isSending} onClick={() => void send()}>
        {labels.imageNewSubmit}
      </Button>
    </div>
  )
}
