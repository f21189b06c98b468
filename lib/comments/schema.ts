import { z } from 'zod'
import { locales } from '#lib/i18n/routing.ts'
import {
  checkbox,
  id,
  optionalId,
  optionalText,
  optionalWholeNumber,
  text,
  version,
} from '#lib/platform/fields.ts'
import { bodyMax } from './rules.ts'

export const reasonMax = 500
const reason = text(reasonMax)

export const writeCommentInput = z.strictObject({
  id,
  newsId: id,
  parentId: optionalId,
  locale: z.enum(locales),
  body: text(bodyMax),
})
export type WriteCommentInput = z.output<typeof writeCommentInput>

export const editCommentInput = z.strictObject({ commentId: id, version, body: text(bodyMax) })
export type EditCommentInput = z.output<typeof editCommentInput>

export const removeCommentInput = z.strictObject({ commentId: id, version })
export type RemoveCommentInput = z.output<typeof removeCommentInput>

export const reportReasons = ['spam', 'insult', 'personalData', 'untrue', 'other'] as const
export const reportCommentInput = z.strictObject({
  commentId: id,
  reason: z.enum(reportReasons),
  words: optionalText(reasonMax),
})
export type ReportCommentInput = z.output<typeof reportCommentInput>

export const nameStyles = ['initial', 'full'] as const
export const chooseNameInput = z.strictObject({ nameStyle: z.enum(nameStyles) })
export type ChooseNameInput = z.output<typeof chooseNameInput>

/** A ticked row carries the version that was looked at. */
const looked = z
  .string()
  .regex(/^[0-9a-f-]{36}:\d{1,9}$/)
  .transform((value) => ({ id: value.slice(0, 36), version: Number(value.slice(37)) }))
  .pipe(z.object({ id, version: z.number().int().min(1) }))

export const decideInput = z
  .strictObject({
    items: z
      .preprocess((value) => (value === undefined ? [] : value), z.array(looked).max(100))
      .refine((items) => items.length > 0, 'comments.problems.noneChosen'),
    intent: z.enum(['show', 'hide']),
    reason: optionalText(reasonMax),
    isWatched: checkbox,
  })
  .refine(({ intent, reason: words }) => intent === 'show' || words !== '', {
    error: 'comments.problems.reason',
    path: ['reason'],
  })
export type DecideInput = z.output<typeof decideInput>

export const blockInput = z.strictObject({ userId: id, days: optionalWholeNumber(1, 365), reason })
export type BlockInput = z.output<typeof blockInput>
export const personInput = z.strictObject({ userId: id })
export type PersonInput = z.output<typeof personInput>

/** One item, or the whole site, which has to be said: an item nobody chose closes nothing. */
export const closingInput = z
  .strictObject({ newsId: optionalId, everywhere: checkbox })
  .refine(({ newsId, everywhere }) => everywhere !== (newsId !== null), {
    error: 'comments.problems.noItem',
    path: ['newsId'],
  })
  .transform(({ newsId }) => ({ newsId }))
export type ClosingInput = z.output<typeof closingInput>

export const deskTabs = ['waiting', 'reported', 'hidden', 'blocked'] as const
export type DeskTab = (typeof deskTabs)[number]
export function readDeskTab(asked: string | string[] | undefined): DeskTab {
  return deskTabs.find((tab) => tab === asked) ?? 'waiting'
}
