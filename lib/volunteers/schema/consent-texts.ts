import { z } from 'zod'
import { day, id, line, optionalDay, optionalLine, optionalText, text } from '#lib/platform/fields.ts'
import { consentKinds } from '../schema.ts'

const revision = z.coerce.number().int().min(0)

/** A draft of new words, in all languages at once; English may wait. Revision 0: there is none yet. */
export const consentDraftInput = z
  .strictObject({
    kind: z.enum(consentKinds),
    revision,
    titleKk: line(200),
    bodyKk: text(8000),
    titleRu: line(200),
    bodyRu: text(8000),
    titleEn: optionalLine(200),
    bodyEn: optionalText(8000),
  })
  .superRefine(({ titleEn, bodyEn }, ctx) => {
    if ((titleEn === '') === (bodyEn === '')) return
    ctx.addIssue({ code: 'custom', path: [titleEn ? 'bodyEn' : 'titleEn'], message: 'form.required' })
  })
export type ConsentDraftInput = z.output<typeof consentDraftInput>

export const renewals = ['keep', 'renew'] as const

/** Makes a draft the words that count: from which day, and what becomes of older consents. */
export const publishConsentTextInput = z
  .strictObject({
    id,
    revision,
    validFrom: day,
    renewal: z.enum(renewals, 'form.required'),
    renewBy: optionalDay,
  })
  .superRefine(({ renewal, renewBy, validFrom }, ctx) => {
    if (renewal === 'renew' && !renewBy)
      ctx.addIssue({ code: 'custom', path: ['renewBy'], message: 'form.required' })
    if (renewal === 'renew' && renewBy && renewBy < validFrom)
      ctx.addIssue({ code: 'custom', path: ['renewBy'], message: 'privacy.problems.renewBeforeStart' })
  })
export type PublishConsentTextInput = z.output<typeof publishConsentTextInput>

export const discardConsentTextInput = z.strictObject({ id, revision })
