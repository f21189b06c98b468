import { z } from 'zod'
import { id } from '#lib/platform/fields.ts'
import { readPlain } from './rules/plain.ts'
import { tidyDocument } from './rules/tidy.ts'

/**
 * Only these addresses may stand in a link; `javascript:`, `data:` and relative paths may not. Nor may control characters, marks that
 * turn the direction of writing, or halves of a character, which the database refuses.
 */
const hrefPattern =
  /^(?:https?:\/\/[^\s/?#"<>\\\p{C}][^\s"<>\\\p{C}]*|mailto:[^\s@"<>\\\p{C}]+@[^\s@"<>\\\p{C}]+|tel:\+?[0-9-]{3,20})$/iu

/** Brackets are percent-encoded, so an address can stand inside `[text](address)` of the plain form. */
export const href = z
  .string()
  .max(1000)
  .transform((value) => value.trim())
  .pipe(z.string().regex(hrefPattern, 'editor.problems.link'))
  .transform((value) => value.replaceAll('(', '%28').replaceAll(')', '%29'))

const mark = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bold') }),
  z.strictObject({ type: z.literal('italic') }),
  z.strictObject({ type: z.literal('link'), attrs: z.strictObject({ href }) }),
])
const marks = z.array(mark).max(3)

const inline = z
  .array(
    z.discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('text'),
        text: z.string().min(1).max(10_000),
        marks: marks.optional(),
      }),
      z
        .strictObject({ type: z.literal('hardBreak'), marks: marks.optional() })
        .transform(() => ({ type: 'hardBreak' as const })),
    ]),
  )
  .max(500)

const paragraph = z.strictObject({ type: z.literal('paragraph'), content: inline.optional() })
const listItem = z.strictObject({ type: z.literal('listItem'), content: z.array(paragraph).min(1).max(1) })
const listItems = z.array(listItem).max(200)

const block = z.discriminatedUnion('type', [
  paragraph,
  z.strictObject({
    type: z.literal('heading'),
    attrs: z.strictObject({ level: z.union([z.literal(2), z.literal(3)]) }),
    content: inline.optional(),
  }),
  z.strictObject({ type: z.literal('bulletList'), content: listItems }),
  z.strictObject({ type: z.literal('orderedList'), content: listItems }),
  z.strictObject({ type: z.literal('blockquote'), content: z.array(paragraph).max(50) }),
  z.strictObject({
    type: z.literal('image'),
    attrs: z.strictObject({ fileId: id, alt: z.string().trim().min(1, 'editor.problems.imageAlt').max(300) }),
  }),
])

export type Mark = z.output<typeof mark>
export type Inline = z.output<typeof inline>[number]
export type Paragraph = z.output<typeof paragraph>
export type ListItem = z.output<typeof listItem>
export type Block = z.output<typeof block>
export type RichDocument = { type: 'doc'; content: Block[] }

export const documentJsonMax = 250_000

/** A document of the editor: allowed nodes and marks only, nothing nested deeper than a list item, tidied. Never HTML. */
export const richDocument = z
  .strictObject({ type: z.literal('doc'), content: z.array(block).max(400).default([]) })
  .transform((value): RichDocument => tidyDocument(value))
  .refine((value) => JSON.stringify(value).length <= documentJsonMax, 'editor.problems.tooLong')

export const emptyDocument: RichDocument = { type: 'doc', content: [] }

/** A stored document; what does not pass the rules of today is shown as empty rather than trusted. */
export function readDocument(value: unknown): RichDocument {
  const parsed = richDocument.safeParse(value)
  return parsed.success ? parsed.data : emptyDocument
}

/** A field of a form: the editor's JSON, or plain paragraphs from a browser without script. */
export const richField = z
  .string()
  .max(documentJsonMax * 2, 'editor.problems.tooLong')
  .default('')
  .transform((value, context): RichDocument => {
    const parsed = richDocument.safeParse(documentJson(value) ?? readPlain(value))
    if (parsed.success) return parsed.data
    const known = parsed.error.issues.find((issue) => issue.message.startsWith('editor.'))
    context.issues.push({
      code: 'custom',
      message: known?.message ?? 'editor.problems.notAllowed',
      input: value,
    })
    return z.NEVER
  })

function documentJson(value: string): unknown {
  if (!value.startsWith('{"type":"doc"')) return null
  try {
    return JSON.parse(value) as unknown
  } catch {
    return null
  }
}
