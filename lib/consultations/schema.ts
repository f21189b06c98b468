import { z } from 'zod'
import {
  checkbox,
  email,
  id,
  line,
  optionalEmail,
  optionalId,
  optionalLine,
  optionalText,
  text,
  version,
  wholeNumber,
} from '#lib/platform/fields.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { idPattern } from '#lib/platform/text.ts'
import { optionalName, optionalPhone } from '#lib/volunteers/schema.ts'
import { questionMax } from './rules.ts'
import { hasSecretNumber } from './rules/traces.ts'

export const consultationStates = ['new', 'assigned', 'waiting', 'answered', 'closed', 'spam'] as const
export type ConsultationStateName = (typeof consultationStates)[number]
/** What an inbox shows at once; `open` waits for the office. */
export const inboxStates = ['open', 'waiting', 'answered', 'closed', 'spam'] as const
export type InboxState = (typeof inboxStates)[number]

const locale = z.enum(['kk', 'ru', 'en'], 'form.required')
const token = z.string().regex(/^[\w-]{43}$/, 'consultation.refusals.unknown')
/** Words of somebody outside: what would be a secret in the wrong hands is asked to be taken out before anything is kept. */
const openWords = text(questionMax).refine((words) => !hasSecretNumber(words, dayOf(now())), {
  error: 'consultation.problems.secretNumber',
})

export const askInput = z.strictObject({
  id,
  topicId: id,
  question: openWords,
  locale,
  askerName: optionalName,
  askerEmail: optionalEmail,
  askerPhone: optionalPhone,
  centreId: optionalId,
  consent: checkbox.pipe(z.literal(true, 'consultation.problems.consent')),
  consentVersion: line(10),
  /** The language the words of the consent were read in. */
  consentLocale: locale,
})

/** What the person who asked can do by their link. */
export const followUpInput = z.strictObject({ token, messageId: id, body: openWords })
export const closeOwnInput = z.strictObject({ token })
export const rateInput = z.strictObject({ token, isHelpful: z.enum(['yes', 'no'], 'form.required') })
/** A link was lost: the mailbox gets the addresses of its questions again. */
export const lostLinkInput = z.strictObject({ email, locale })

const subject = { requestId: id, version }
export const answerInput = z.strictObject({
  ...subject,
  messageId: id,
  kind: z.enum(['answer', 'clarification'], 'form.required'),
  body: text(8000),
})
export const noteInput = z.strictObject({ requestId: id, messageId: id, body: text(4000) })
export const decideInput = z.strictObject(subject)

const target = /^(?:office|centre:([0-9a-f-]{36})|person:([0-9a-f-]{36})(?::([0-9a-f-]{36}))?)$/
/** `office`, `centre:<id>`, `person:<id>` of the region or `person:<id>:<centre>`: one list holds them all. */
const assignTo = z
  .string()
  .regex(target, 'form.unknownChoice')
  .transform((value) => {
    const [, centre, person, ofCentre] = target.exec(value) ?? []
    return { centreId: centre ?? ofCentre ?? null, assigneeId: person ?? null }
  })
export const assignInput = z.strictObject({ ...subject, to: assignTo, note: optionalText(2000) })
export const mergeInput = z.strictObject({ ...subject, into: optionalLine(20).pipe(z.string().min(1)) })

export type AskInput = z.output<typeof askInput>
export type FollowUpInput = z.output<typeof followUpInput>
export type RateInput = z.output<typeof rateInput>
export type AnswerInput = z.output<typeof answerInput>
export type NoteInput = z.output<typeof noteInput>
export type DecideInput = z.output<typeof decideInput>
export type AssignInput = z.output<typeof assignInput>
export type MergeInput = z.output<typeof mergeInput>

const anId = z.string().regex(idPattern).catch('')
/** An inbox as its address says it; what is no filter is passed over. */
export const inboxFilters = z.object({
  state: z.enum(inboxStates).catch('open'),
  topic: anId,
  locale: z.enum(['kk', 'ru', 'en', '']).catch(''),
  /** `office` is the region's own inbox. */
  centre: z.union([z.literal('office'), anId]).catch(''),
  who: z.enum(['mine', 'nobody', '']).catch(''),
  overdue: z.enum(['1', '']).catch(''),
  q: z.string().max(100).catch(''),
})
export type InboxFilters = z.output<typeof inboxFilters>

const faqFields = {
  topicId: id,
  position: wholeNumber(1, 999),
  ...{ questionKk: optionalLine(300), questionRu: optionalLine(300), questionEn: optionalLine(300) },
  ...{ answerKk: optionalText(4000), answerRu: optionalText(4000), answerEn: optionalText(4000) },
  link: optionalLine(120).pipe(z.string().regex(/^(?:\/[a-z0-9/?=#-]*)?$/, 'consultation.problems.link')),
  /** The editor looked at what may be personal data and left it. */
  acceptTraces: checkbox,
}
export const createFaqInput = z.strictObject({ id, requestId: optionalId, ...faqFields })
export const saveFaqInput = z.strictObject({
  ...{ entryId: id, version, ...faqFields },
  /** The languages that were not touched say the same all the same. */
  saysTheSame: checkbox,
})
export const publishFaqInput = z.strictObject({
  ...{ entryId: id, version, kk: checkbox, ru: checkbox, en: checkbox },
})
export const removeFaqInput = z.strictObject({ entryId: id, version })
export const helpedInput = z.strictObject({ entryId: id, helped: z.enum(['yes', 'no']), locale })

export type CreateFaqInput = z.output<typeof createFaqInput>
export type SaveFaqInput = z.output<typeof saveFaqInput>
export type PublishFaqInput = z.output<typeof publishFaqInput>
export type HelpedInput = z.output<typeof helpedInput>

export const faqFilters = z.object({
  topic: z.string().max(40).catch(''),
  q: z.string().max(100).catch(''),
  thanks: anId,
})
