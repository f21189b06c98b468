import { z } from 'zod'
import { optionalNumber } from '#lib/organisations/schema.ts'
import {
  checkbox,
  email,
  id,
  line,
  optionalId,
  optionalLine,
  optionalUrl,
  text,
  version,
} from '#lib/platform/fields.ts'
import { name, optionalPhone } from '#lib/volunteers/schema.ts'

export const applicantKinds = ['organisation', 'initiativeGroup'] as const
export const applicationStates = ['new', 'inReview', 'returned', 'verified', 'declined'] as const
export type ApplicationStateName = (typeof applicationStates)[number]

const fields = {
  kind: z.enum(applicantKinds, 'form.required'),
  legalFormId: optionalId,
  unitId: id,
  nameKk: line(200),
  nameRu: line(200),
  registrationNumber: optionalNumber,
  about: text(2000),
  website: optionalUrl,
  contactName: name,
  contactPhone: optionalPhone,
}
/** A tick that has to be set. */
const declared = checkbox.pipe(z.literal(true, 'applications.problems.consent'))

/** Who asks to join; the mailbox is where the answer and the link go. */
export const sendApplicationInput = z
  .strictObject({
    id,
    locale: z.enum(['kk', 'ru', 'en']),
    contactEmail: email,
    consent: declared,
    consentVersion: line(10),
    ...fields,
  })
  .superRefine(checkKind)
/** What the link of the letters lets the applicant correct; the mailbox it came to stays. */
export const amendApplicationInput = z
  .strictObject({
    token: z.string().regex(/^[\w-]{43}$/, 'applications.refusals.unknown'),
    version,
    ...fields,
  })
  .superRefine(checkKind)

const subject = { applicationId: id, version }
export const takeApplicationInput = z.strictObject(subject)
/** Sent back, or declined: the applicant reads why. */
export const answerApplicationInput = z.strictObject({ ...subject, reason: text(1000) })
export const verifyApplicationInput = z.strictObject({
  ...subject,
  nameEn: optionalLine(200),
  isPublic: checkbox,
})

export type SendApplicationInput = z.output<typeof sendApplicationInput>
export type AmendApplicationInput = z.output<typeof amendApplicationInput>
export type TakeApplicationInput = z.output<typeof takeApplicationInput>
export type AnswerApplicationInput = z.output<typeof answerApplicationInput>
export type VerifyApplicationInput = z.output<typeof verifyApplicationInput>

/** The state an inbox shows, as its address says; anything else is what waits for the office. */
export const applicationFilters = z.object({ state: z.enum([...applicationStates, 'open']).catch('open') })

function checkKind(
  input: { kind: string; registrationNumber: string | null },
  context: z.core.$RefinementCtx,
) {
  if (input.kind === 'organisation' || input.registrationNumber === null) return
  context.addIssue({
    ...{ code: 'custom', path: ['registrationNumber'], message: 'applications.problems.groupNumber' },
    input: undefined,
  })
}
