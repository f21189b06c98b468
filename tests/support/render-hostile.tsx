import fc from 'fast-check'
import { NextIntlClientProvider } from 'next-intl'
import { readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { CommentView } from '#components/comments/comment-view.tsx'
import { RichText } from '#components/rich-text/rich-text.tsx'
import { Prose } from '#components/ui/prose.tsx'
import type { PictureSource } from '#lib/files/rules.ts'
import { writeCommentInput } from '#lib/comments/schema.ts'
import { displayName, splitName } from '#lib/comments/rules.ts'
import { cleanLine } from '#lib/platform/text.ts'
import { readDocument, type RichDocument, richDocument, richField } from '#lib/rich-text/schema.ts'
import { comments, documents, knownFileId, plainTexts } from './hostile.ts'

const seed = 20261126
const id = '01900000-0000-7000-8000-000000000001'
const picture: PictureSource = {
  ...{ id: knownFileId, storageKey: 'f1/fuzz', width: 480, height: 320, credit: '<b onclick=hit(1)>' },
  variants: [{ width: 480, height: 320, format: 'webp', bytes: 100 }],
}

/** Documents that pass the real readers, from the editor's JSON and from the plain form, out of so many hostile ones. */
export function passingDocuments(count: number): { tried: number; passed: RichDocument[] } {
  const given = fc.sample(documents, { numRuns: count - Math.floor(count / 5), seed })
  const plain = fc.sample(plainTexts, { numRuns: Math.floor(count / 5), seed })
  const passed = [
    ...given.map((value) => richDocument.safeParse(value).data),
    ...given.slice(0, 500).map((value) => richField.safeParse(textOf(value)).data),
    ...plain.map((value) => richField.safeParse(value).data),
  ].filter((document) => document !== undefined)
  for (const value of given) readDocument(value)
  return { tried: given.length + plain.length, passed }
}

/** JSON as a form field carries it; what cannot be written as JSON is sent as words. */
function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return String(Object.prototype.toString.call(value))
  }
}

export type HostileComment = { body: string; authorName: string }

/** Comments that pass the real form's schema, under names as the real rule shows them. */
export function passingComments(count: number): { tried: number; passed: HostileComment[] } {
  const given = fc.sample(comments, { numRuns: count, seed })
  const passed = given.flatMap(({ body, name }): HostileComment[] => {
    const sent = writeCommentInput.safeParse({ id, newsId: id, parentId: '', locale: 'kk', body })
    const names = { ...splitName(cleanLine(name)), isAdult: true }
    return sent.success ? [{ body: sent.data.body, authorName: displayName('full', names) }] : []
  })
  return { tried: given.length, passed }
}

/** The real components' HTML of all of them, so many to a piece. */
export function renderAll(
  texts: readonly RichDocument[],
  said: readonly HostileComment[],
  perPiece: number,
): string[] {
  const messages = {
    comments: JSON.parse(readFileSync('lib/i18n/messages/kk/comments.json', 'utf8')) as object,
  }
  const views = [
    ...texts.map((document, index) => (
      <Prose key={`d${index}`}>
        <RichText document={document} pictures={[picture]} />
      </Prose>
    )),
    ...said.map((comment, index) => (
      <CommentView
        key={`c${index}`}
        comment={{
          id: String(index),
          isShown: true,
          isEdited: index % 2 === 0,
          locale: 'kk',
          createdAt: new Date(0),
          ...comment,
        }}
      />
    )),
  ]
  const pieces = Array.from({ length: Math.ceil(views.length / perPiece) }, (_, n) =>
    views.slice(n * perPiece, (n + 1) * perPiece),
  )
  return pieces.map((piece) =>
    renderToStaticMarkup(
      <NextIntlClientProvider locale="kk" timeZone="Asia/Almaty" messages={messages}>
        {piece}
      </NextIntlClientProvider>,
    ),
  )
}
