import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import { canKeepFaq } from '../policy.ts'

/** Every question and answer of the site in its public order, published or not; for its editors. */
export async function listFaqToKeep(actor: Actor) {
  if (!canKeepFaq(actor)) return []
  return db.faqEntry.findMany({
    orderBy: [{ topic: { position: 'asc' } }, { position: 'asc' }, { id: 'asc' }],
    take: 500,
    select: {
      ...{ id: true, position: true, questionKk: true, questionRu: true, questionEn: true },
      ...{ isStaleKk: true, isStaleRu: true, isStaleEn: true },
      ...{ isPublicKk: true, isPublicRu: true, isPublicEn: true, helpedYes: true, helpedNo: true },
      topic: { select: { nameKk: true, nameRu: true, nameEn: true } },
    },
  })
}

export type FaqRow = Awaited<ReturnType<typeof listFaqToKeep>>[number]

export async function findFaqToKeep(actor: Actor, entryId: string) {
  if (!canKeepFaq(actor) || !idPattern.test(entryId)) return null
  return db.faqEntry.findUnique({
    where: { id: entryId },
    omit: { searchKeyKk: true, searchKeyRu: true, searchKeyEn: true },
  })
}

export type FaqToKeep = NonNullable<Awaited<ReturnType<typeof findFaqToKeep>>>

export async function listTopicsToKeep(actor: Actor) {
  if (!canKeepFaq(actor)) return []
  return db.consultationTopic.findMany({ orderBy: { position: 'asc' } })
}

/** What an entry can be begun from: the question and the latest answer, each in the language of the conversation. */
export async function findFaqDraft(actor: Actor, requestId: string) {
  if (!canKeepFaq(actor) || !idPattern.test(requestId)) return null
  const found = await db.consultationRequest.findFirst({
    where: { id: requestId, forgottenAt: null, state: { not: 'spam' } },
    select: {
      ...{ id: true, year: true, number: true, locale: true, question: true, topicId: true },
      messages: {
        where: { kind: 'answer' },
        orderBy: { createdAt: 'desc' },
        take: 1,
        select: { body: true },
      },
    },
  })
  if (!found) return null
  const { messages, ...request } = found
  return { ...request, answer: messages[0]?.body ?? '' }
}

export type FaqDraft = NonNullable<Awaited<ReturnType<typeof findFaqDraft>>>
