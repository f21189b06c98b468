import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { canKeepFaq } from '../policy.ts'
import { canPublishIn, faqSearchKeys, faqSuffixes, type FaqTexts, staleAfter } from '../rules.ts'
import { personalTraces, type Trace } from '../rules/traces.ts'
import type { CreateFaqInput, PublishFaqInput, SaveFaqInput } from '../schema.ts'

/**
 * Begins a public question, a draft in every language. Where its texts look like somebody's personal data the form comes back with
 * what was found, until the editor says that they looked. The same form sent again changes nothing.
 */
export async function createFaqEntry(actor: Actor, input: CreateFaqInput): Promise<void> {
  requireKeeper(actor)
  const { acceptTraces, ...data } = input
  try {
    await transaction(async (tx) => {
      await checkTexts(tx, data, { requestId: input.requestId, acceptTraces })
      await tx.faqEntry.create({ data: { ...data, ...faqSearchKeys(data) } })
      await record(tx, actor, 'faq.created', factsOf(data))
    })
  } catch (error) {
    if (uniqueViolation(error) === null) throw error
  }
}

/**
 * Changes texts, topic and place; what is published changes at once and stays complete: a text that a published language needs
 * cannot be emptied. Languages that stayed behind are marked. A form made from an older version is a Conflict.
 */
export async function saveFaqEntry(actor: Actor, input: SaveFaqInput): Promise<void> {
  requireKeeper(actor)
  const { entryId, version, acceptTraces, saysTheSame, ...data } = input
  await transaction(async (tx) => {
    const found = await requireEntry(tx, entryId)
    await checkTexts(tx, data, { requestId: found.requestId, acceptTraces })
    for (const locale of ['kk', 'ru', 'en'] as const) {
      if (found[`isPublic${faqSuffixes[locale]}`] && !canPublishIn(data, locale))
        throw incomplete(data, locale)
    }
    const { count } = await tx.faqEntry.updateMany({
      where: { id: entryId, version },
      data: {
        ...{ ...data, ...faqSearchKeys(data), ...staleAfter(found, data, saysTheSame) },
        version: { increment: 1 },
      },
    })
    if (count === 0) throw new Conflict('form.stale')
    await record(tx, actor, 'faq.saved', factsOf({ id: entryId, ...data }))
  })
}

/** Says in which languages an entry is public; each needs its own texts and those of kk and ru. None takes it off the site. */
export async function publishFaqEntry(actor: Actor, input: PublishFaqInput): Promise<void> {
  requireKeeper(actor)
  const { entryId, version } = input
  await transaction(async (tx) => {
    const found = await requireEntry(tx, entryId)
    for (const locale of ['kk', 'ru', 'en'] as const) {
      if (input[locale] && !canPublishIn(found, locale))
        throw new Invalid({ [locale]: { code: 'consultation.problems.incomplete' } })
    }
    const data = { isPublicKk: input.kk, isPublicRu: input.ru, isPublicEn: input.en }
    const { count } = await tx.faqEntry.updateMany({
      where: { id: entryId, version },
      data: { ...data, version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('form.stale')
    const isPublic = input.kk || input.ru || input.en
    await record(tx, actor, isPublic ? 'faq.published' : 'faq.withdrawn', factsOf(found))
  })
}

/** Deletes an entry that is public in no language. */
export async function removeFaqEntry(
  actor: Actor,
  { entryId, version }: { entryId: string; version: number },
): Promise<void> {
  requireKeeper(actor)
  await transaction(async (tx) => {
    const found = await requireEntry(tx, entryId)
    const hidden = { isPublicKk: false, isPublicRu: false, isPublicEn: false }
    const { count } = await tx.faqEntry.deleteMany({ where: { id: entryId, version, ...hidden } })
    if (count === 0) throw new Conflict('form.stale')
    await record(tx, actor, 'faq.removed', factsOf(found))
  })
}

type Check = { requestId: string | null; acceptTraces: boolean }
type Texts = FaqTexts & { topicId: string }

async function checkTexts(tx: Tx, data: Texts, { requestId, acceptTraces }: Check) {
  if ((await tx.consultationTopic.count({ where: { id: data.topicId } })) === 0)
    throw new Invalid({ topicId: { code: 'form.unknownChoice' } })
  if (data.questionKk === '' && data.questionRu === '')
    throw new Invalid({ questionKk: { code: 'consultation.problems.oneLanguage' } })
  if (acceptTraces) return
  const request = requestId
    ? await tx.consultationRequest.findUnique({
        where: { id: requestId },
        select: { askerName: true, askerEmail: true, askerPhone: true },
      })
    : null
  const known = { name: request?.askerName ?? '', email: null, phone: null }
  const problems: Record<string, { code: string; values: { found: string } }> = {}
  for (const name of textNames) {
    const found = personalTraces(data[name], known)
    if (found.length > 0) problems[name] = { code: 'consultation.problems.traces', values: words(found) }
  }
  if (Object.keys(problems).length === 0) return
  const tick = { acceptTraces: { code: 'consultation.problems.acceptTraces' } }
  throw new Invalid({ ...problems, ...tick }, 'consultation.problems.tracesHead')
}

const textNames = [
  ...(['questionKk', 'answerKk', 'questionRu', 'answerRu', 'questionEn', 'answerEn'] as const),
] as const

function words(traces: Trace[]): { found: string } {
  return { found: traces.map(({ text }) => text).join(', ') }
}

function incomplete(data: FaqTexts, locale: 'kk' | 'ru' | 'en'): Invalid {
  const needed = ['Kk', 'Ru', faqSuffixes[locale]] as const
  const empty = needed
    .flatMap((suffix) => [`question${suffix}`, `answer${suffix}`] as const)
    .find((name) => data[name] === '')
  return new Invalid({ [empty ?? 'questionKk']: { code: 'consultation.problems.neededInPublic' } })
}

async function requireEntry(tx: Tx, entryId: string) {
  const found = await tx.faqEntry.findUnique({ where: { id: entryId } })
  if (!found) throw new NotFound('form.notFound')
  return found
}

function requireKeeper(actor: Actor): void {
  if (!canKeepFaq(actor)) throw new NotFound('form.notFound')
}

function factsOf({ id, questionKk, questionRu }: { id: string; questionKk: string; questionRu: string }) {
  return { type: 'faq', id, label: (questionKk || questionRu).slice(0, 100) }
}
