import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { idPattern, maskedEmail } from '#lib/platform/text.ts'
import { canAnswer, canAssign, canSeeContacts, isLive, visibleTo } from '../policy.ts'

const names = { nameKk: true, nameRu: true, nameEn: true } as const

/**
 * A question with its whole conversation, notes included, and what the actor may do; null when it is not theirs to read. Mailbox
 * and phone are whole only for who may answer by them.
 */
export async function findConsultation(actor: Actor, requestId: string) {
  if (!idPattern.test(requestId)) return null
  const found = await db.consultationRequest.findFirst({
    where: { AND: [visibleTo(actor), { id: requestId }] },
    omit: { searchKey: true, consentHash: true, linkVersion: true },
    include: {
      topic: { select: names },
      centre: { select: names },
      assignee: { select: { name: true } },
      mergedInto: { select: { id: true, year: true, number: true } },
      faq: { select: { id: true, questionKk: true, questionRu: true } },
      messages: {
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: { id: true, kind: true, body: true, createdAt: true, author: { select: { name: true } } },
      },
    },
  })
  if (!found) return null
  const { askerEmail, askerPhone, askerUserId, ...request } = found
  const isWhole = canSeeContacts(actor, found)
  return {
    ...request,
    hasContacts: askerEmail !== null || askerPhone !== null,
    askerEmail: isWhole || askerEmail === null ? askerEmail : maskedEmail(askerEmail),
    askerPhone: isWhole ? askerPhone : null,
    isFromAccount: askerUserId !== null,
    may: {
      answer: isLive(found) && !found.forgottenAt && canAnswer(actor, found),
      assign: isLive(found) && !found.forgottenAt && canAssign(actor),
      reopen: !isLive(found) && !found.forgottenAt && canAssign(actor),
      note: !found.forgottenAt,
      seeContacts: isWhole,
      keepFaq: canAssign(actor) && !found.forgottenAt,
    },
  }
}

export type FoundConsultation = NonNullable<Awaited<ReturnType<typeof findConsultation>>>

/** What was done with a question and by whom, the latest first; the history holds no words of it. */
export async function listConsultationHistory(actor: Actor, requestId: string) {
  const where = { AND: [visibleTo(actor), { id: requestId }] }
  if ((await db.consultationRequest.count({ where })) === 0) return []
  const entries = await db.auditEntry.findMany({
    where: { subjectType: 'consultation', subjectId: requestId, action: { not: 'question.viewed' } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 100,
    select: { id: true, at: true, action: true, actorUserId: true, details: true },
  })
  const ids = [...new Set(entries.flatMap(({ actorUserId }) => actorUserId ?? []))]
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const names = new Map(users.map(({ id, name }) => [id, name]))
  return entries.map(({ actorUserId, ...entry }) => ({
    ...entry,
    name: actorUserId ? (names.get(actorUserId) ?? null) : null,
  }))
}
