'use client'

import { type Editor, EditorContent, useEditor, useEditorState } from '@tiptap/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { RichDocument } from '#lib/rich-text/schema.ts'
import { editorExtensions } from './extensions.ts'
import { ImageDialog } from './image-dialog.tsx'
import type { EditorLabels, EditorPicture } from './labels.ts'
import { LinkDialog } from './link-dialog.tsx'
import { Tool } from './tool.tsx'

type Props = {
  id: string
  name: string
  label: string
  lang: string
  describedBy?: string
  value: RichDocument
  /** Left out where no picture belongs into the text. */
  pictures?: EditorPicture[]
  labels: EditorLabels
}

/** The formatted text being written; travels with the form as JSON in a hidden field. */
export function RichEditor({ id, name, label, lang, describedBy, value, pictures, labels }: Props) {
  const [json, setJson] = useState(() => JSON.stringify(value))
  const [known] = useState(() => new Map(pictures?.map((picture) => [picture.id, picture.src])))
  const attributes = useMemo(
    () => attributesOf({ id, lang, label, describedBy }),
    [id, lang, label, describedBy],
  )
  const editor = useEditor({
    extensions: editorExtensions(pictures && ((fileId) => known.get(fileId))),
    content: value,
    immediatelyRender: false,
    onUpdate: ({ editor: changed }) => setJson(JSON.stringify(changed.getJSON())),
    editorProps: { attributes },
  })
  const field = useRef<HTMLInputElement>(null)
  const typed = useRef(json)
  useEffect(() => {
    if (typed.current === json) return
    typed.current = json
    // A hidden field says nothing by itself; whoever listens to the form hears of this text as of any other.
    field.current?.dispatchEvent(new Event('input', { bubbles: true }))
  }, [json])
  useEffect(() => {
    if (editor && !editor.isDestroyed) editor.setOptions({ editorProps: { attributes } })
  }, [editor, attributes])
  return (
    <div>
      {editor ? (
        <Toolbar
          editor={editor}
          labels={labels}
          pictures={pictures}
          onInsert={(picture) => known.set(picture.id, picture.src)}
        />
      ) : null}
      <EditorContent editor={editor} />
      <input ref={field} type="hidden" name={name} value={json} />
    </div>
  )
}

function attributesOf({
  id,
  lang,
  label,
  describedBy,
}: Pick<Props, 'id' | 'lang' | 'label' | 'describedBy'>) {
  return {
    id,
    lang,
    class: 'prose input min-h-72 max-w-none',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
  }
}

type ToolbarProps = {
  editor: Editor
  labels: EditorLabels
  pictures?: EditorPicture[]
  onInsert: (picture: EditorPicture) => void
}

function Toolbar({ editor, labels, pictures, onInsert }: ToolbarProps) {
  const active = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      heading2: current.isActive('heading', { level: 2 }),
      heading3: current.isActive('heading', { level: 3 }),
      bold: current.isActive('bold'),
      italic: current.isActive('italic'),
      bulletList: current.isActive('bulletList'),
      orderedList: current.isActive('orderedList'),
      blockquote: current.isActive('blockquote'),
      href: (current.getAttributes('link').href as string | undefined) ?? '',
      canUndo: current.can().undo(),
      canRedo: current.can().redo(),
    }),
  })
  const run = () => editor.chain().focus()
  return (
    <div
      role="toolbar"
      aria-label={labels.toolbar}
      className="flex flex-wrap gap-1 border border-b-0 border-edge bg-felt p-1"
    >
      <Tool
        sign="H2"
        label={labels.heading2}
        isOn={active.heading2}
        onPress={() => run().toggleHeading({ level: 2 }).run()}
      />
      <Tool
        sign="H3"
        label={labels.heading3}
        isOn={active.heading3}
        onPress={() => run().toggleHeading({ level: 3 }).run()}
      />
      <Tool sign="B" label={labels.bold} isOn={active.bold} onPress={() => run().toggleBold().run()} />
      <Tool sign="I" label={labels.italic} isOn={active.italic} onPress={() => run().toggleItalic().run()} />
      <Tool
        sign="•"
        label={labels.bulletList}
        isOn={active.bulletList}
        onPress={() => run().toggleBulletList().run()}
      />
      <Tool
        sign="1."
        label={labels.orderedList}
        isOn={active.orderedList}
        onPress={() => run().toggleOrderedList().run()}
      />
      <Tool
        sign="»"
        label={labels.blockquote}
        isOn={active.blockquote}
        onPress={() => run().toggleBlockquote().run()}
      />
      <LinkDialog editor={editor} labels={labels} href={active.href} />
      {pictures ? (
        <ImageDialog editor={editor} labels={labels} pictures={pictures} onInsert={onInsert} />
      ) : null}
      <Tool sign="↶" label={labels.undo} isOff={!active.canUndo} onPress={() => run().undo().run()} />
      <Tool sign="↷" label={labels.redo} isOff={!active.canRedo} onPress={() => run().redo().run()} />
    </div>
  )
}
