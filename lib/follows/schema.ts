import { z } from 'zod'
import { checkbox, email, id } from '#lib/platform/fields.ts'
import { idPattern } from '#lib/platform/text.ts'
import { followKinds, type Topic, topicOf } from './rules.ts'

const locale = z.enum(['kk', 'ru', 'en'], 'form.required')
const token = z.string().regex(/^[\w-]{43}$/, 'follows.refusals.unknownLink')

/** One choice of a list; empty is none. */
function chosen(kind: Exclude<Topic['kind'], 'region'>) {
  return z
    .string()
    .refine((value) => value === '' || idPattern.test(value), 'form.unknownChoice')
    .default('')
    .transform((value): Topic[] => (value === '' ? [] : [{ kind, id: value }]))
}

const topicFields = {
  region: checkbox.transform((isWanted): Topic[] => (isWanted ? [{ kind: 'region', id: null }] : [])),
  centre: chosen('centre'),
  unit: chosen('unit'),
  direction: chosen('direction'),
  organisation: chosen('organisation'),
}
type Chosen = Record<(typeof followKinds)[number], Topic[]>

function allOf(fields: Chosen): Topic[] {
  return followKinds.flatMap((kind) => fields[kind])
}

/** What anyone may send: at least one thing to follow, a mailbox, a language. */
export const askInput = z
  .strictObject({
    ...topicFields,
    ...{ email, locale, isAtOnce: checkbox },
    consent: checkbox.pipe(z.literal(true, 'follows.problems.consent')),
    consentVersion: z.string().max(10),
    consentLocale: locale,
  })
  .transform(({ consent: _, ...form }) => ({ ...form, topics: allOf(form) }))
  .refine(({ topics }) => topics.length > 0, { path: ['region'], error: 'follows.problems.nothing' })

/** `kind:id`, as ticks of a list carry it. */
const topicText = z
  .string()
  .max(60)
  .transform((text, context): Topic => {
    const topic = topicOf(text)
    if (topic) return topic
    context.addIssue({ code: 'custom', message: 'form.unknownChoice' })
    return z.NEVER
  })
const topicTexts = z.preprocess((value) => value ?? [], z.array(topicText).max(60))

export const confirmInput = z.strictObject({ token, topics: topicTexts })

const settings = {
  ...topicFields,
  kept: topicTexts,
  locale,
  isAtOnce: checkbox,
  version: z.coerce.number().int(),
}
const withTopics = <Form extends Chosen>(form: Form) => ({ ...form, added: allOf(form) })
export const changeInput = z.strictObject({ token, ...settings }).transform(withTopics)
/** The same for a signed-in person's own mailbox; without a version they follow nothing yet. */
export const changeOwnInput = z.strictObject({ ...settings }).transform(withTopics)
export const linkInput = z.strictObject({ token })
export const stopOwnInput = z.strictObject({ followerId: id })

export type AskInput = z.output<typeof askInput>
export type ConfirmInput = z.output<typeof confirmInput>
export type ChangeInput = z.output<typeof changeInput>
export type ChangeOwnInput = z.output<typeof changeOwnInput>

/** A point of P-256 that is written out, 65 bytes, and 16 random ones (RFC 8291). */
const keys = z.strictObject({
  p256dh: z.string().regex(/^B[\w-]{86}=?$/),
  auth: z.string().regex(/^[\w-]{22}(?:==)?$/),
})
const browser = { endpoint: z.string().min(10).max(1000), keys }
/** What a page's script sends about its browser; `look` changes nothing. */
export const pushInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('follow'), ...browser, locale, topic: topicText }),
  z.strictObject({ intent: z.literal('stop'), ...browser, topic: topicText }),
  z.strictObject({ intent: z.literal('stopAll'), ...browser }),
  z.strictObject({ intent: z.literal('look'), ...browser }),
  z.strictObject({ intent: z.literal('renew'), ...browser, old: z.strictObject(browser) }),
])
export type PushInput = z.output<typeof pushInput>
