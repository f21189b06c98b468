import { z } from 'zod'
import {
  id,
  line,
  optionalId,
  optionalLine,
  optionalText,
  optionalUrl,
  slug,
  version,
} from '#lib/platform/fields.ts'

export const libraryKinds = ['guide', 'form', 'template', 'law', 'presentation', 'training'] as const
export const libraryAudiences = ['everyone', 'staff', 'centre'] as const
const language = z.enum(['kk', 'ru', 'en'])

const content = {
  kind: z.enum(libraryKinds),
  directionId: optionalId,
  titleKk: line(200),
  titleRu: line(200),
  titleEn: optionalLine(200),
  summaryKk: optionalText(1000),
  summaryRu: optionalText(1000),
  summaryEn: optionalText(1000),
  sourceUrl: optionalUrl,
}

/** For whom it is stays as it was begun: a paper of one centre does not become the region's by a slip of the hand. */
export const createLibraryItemInput = z
  .strictObject({ id, ...content, audience: z.enum(libraryAudiences), centreId: optionalId })
  .superRefine(({ audience, centreId }, context) => {
    if (audience === 'centre' && centreId === null)
      context.addIssue({ code: 'custom', path: ['centreId'], message: 'form.required' })
  })
export type CreateLibraryItemInput = z.output<typeof createLibraryItemInput>

export const saveLibraryItemInput = z.strictObject({ id, version, ...content })
export type SaveLibraryItemInput = z.output<typeof saveLibraryItemInput>

export const libraryStepInput = z.strictObject({ id, version })
export type LibraryStepInput = z.output<typeof libraryStepInput>

/** A file opens a new version, or joins the newest one as another language of it. */
export const addLibraryFileInput = z.strictObject({
  id,
  version,
  language,
  place: z.enum(['new', 'newest']),
  noteKk: optionalLine(300),
  noteRu: optionalLine(300),
  noteEn: optionalLine(300),
  file: z.file('files.refusals.empty'),
})
export type AddLibraryFileInput = z.output<typeof addLibraryFileInput>

/** What the library's address may carry; anything odd is as if it were not there. */
export const libraryFilters = z.object({
  kind: z.enum(libraryKinds).optional().catch(undefined),
  language: language.optional().catch(undefined),
  direction: z
    .string()
    .regex(/^[a-z_]{2,40}$/)
    .optional()
    .catch(undefined),
  q: line(60).optional().catch(undefined),
  after: slug.optional().catch(undefined),
  before: slug.optional().catch(undefined),
})
export type LibraryFilters = Omit<z.output<typeof libraryFilters>, 'after' | 'before'>

/** What the address of the desk's list may carry. */
export const libraryDeskFilters = z.object({
  show: z.enum(['changed', 'kept']).optional().catch(undefined),
  q: line(60).optional().catch(undefined),
  after: id.optional().catch(undefined),
})
export type LibraryDeskFilters = z.output<typeof libraryDeskFilters>
