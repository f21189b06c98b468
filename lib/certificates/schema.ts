import { z } from 'zod'
import { day, id, text } from '#lib/platform/fields.ts'
import { shownChoices } from './rules/facts.ts'

export const issueInput = z.strictObject({ participationId: id })
export type IssueInput = z.output<typeof issueInput>

export const issueAllInput = z.strictObject({ eventId: id })
export type IssueAllInput = z.output<typeof issueAllInput>

export const revokeInput = z.strictObject({ id, reason: text(300) })
export type RevokeInput = z.output<typeof revokeInput>

const shown = z.preprocess(
  (value) => (value === undefined ? [] : value),
  // In one order, so that the same choices are the same row.
  z
    .array(z.enum(shownChoices))
    .max(4)
    .transform((chosen) => shownChoices.filter((each) => chosen.includes(each))),
)

export const shownInput = z.strictObject({ id, shown })
export type ShownInput = z.output<typeof shownInput>

export const periods = ['thisYear', 'lastYear', 'all', 'custom'] as const
export type PeriodChoice = (typeof periods)[number]

const laxDay = z.preprocess((value) => (value === '' ? undefined : value), day.optional())

/** Days count only with a period of one's own; the other choices may come with the two fields empty. */
export const extractInput = z
  .strictObject({ period: z.enum(periods), from: laxDay, to: laxDay, shown })
  .superRefine(({ period, from, to }, context) => {
    if (period !== 'custom') return
    if (!from) context.addIssue({ code: 'custom', path: ['from'], message: 'form.required' })
    if (!to) context.addIssue({ code: 'custom', path: ['to'], message: 'form.required' })
    if (from && to && to < from)
      context.addIssue({ code: 'custom', path: ['to'], message: 'certificates.refusals.endBeforeStart' })
  })
export type ExtractInput = z.output<typeof extractInput>
