import { z } from 'zod'
import { peopleAnswers } from '#lib/files/schema.ts'
import {
  id,
  ids,
  line,
  optionalDay,
  optionalId,
  optionalLine,
  version,
  wallTime,
} from '#lib/platform/fields.ts'

export const altMax = 300
export const captionMax = 300
export const documentTitleMax = 200
export const tagNameMax = 60

export const scheduleInput = z.strictObject({ id, detailsVersion: version, publishAt: wallTime })
export type ScheduleInput = z.output<typeof scheduleInput>

export const detailsInput = z.strictObject({
  id,
  detailsVersion: version,
  personId: optionalId,
  organisationId: optionalId,
  /** The last day it stays at the top; null when it stays until somebody takes it down. */
  pinnedUntil: optionalDay,
  tags: ids,
})
export type DetailsInput = z.output<typeof detailsInput>

const aboutPhoto = {
  altKk: line(altMax),
  altRu: line(altMax),
  altEn: optionalLine(altMax),
  captionKk: optionalLine(captionMax),
  captionRu: optionalLine(captionMax),
  captionEn: optionalLine(captionMax),
}
export const choosePhotosInput = z.strictObject({ id, files: ids })
export type ChoosePhotosInput = z.output<typeof choosePhotosInput>
export const sendPhotoInput = z.strictObject({
  ...{ id, ...aboutPhoto, credit: optionalLine(200), file: z.file() },
  people: z.enum(peopleAnswers, 'files.refusals.peopleUnasked'),
})
export const photoInput = z.strictObject({ id, photoId: id, ...aboutPhoto })
export type PhotoInput = z.output<typeof photoInput>

const aboutDocument = {
  titleKk: line(documentTitleMax),
  titleRu: line(documentTitleMax),
  titleEn: optionalLine(documentTitleMax),
}
export const sendDocumentInput = z.strictObject({ id, ...aboutDocument, file: z.file() })
export const documentInput = z.strictObject({ id, documentId: id, ...aboutDocument })
export type DocumentInput = z.output<typeof documentInput>

export const attachmentKinds = ['photo', 'document'] as const
export const attachmentInput = z.strictObject({ id, attachmentId: id, kind: z.enum(attachmentKinds) })
export type AttachmentInput = z.output<typeof attachmentInput>
export const moveInput = z.strictObject({ ...attachmentInput.shape, to: z.enum(['earlier', 'later']) })
export type MoveInput = z.output<typeof moveInput>

const tagNames = { nameKk: line(tagNameMax), nameRu: line(tagNameMax), nameEn: line(tagNameMax) }
export const createTagInput = z.strictObject(tagNames)
export type CreateTagInput = z.output<typeof createTagInput>
export const renameTagInput = z.strictObject({ id, version, ...tagNames })
export type RenameTagInput = z.output<typeof renameTagInput>
export const mergeTagsInput = z.strictObject({ id, intoId: id })
export type MergeTagsInput = z.output<typeof mergeTagsInput>
