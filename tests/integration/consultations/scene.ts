import { randomUUID } from 'node:crypto'
import type { Actor } from '#lib/accounts/actor.ts'
import { askQuestion } from '#lib/consultations/commands/ask.ts'
import { assignQuestion } from '#lib/consultations/commands/assign.ts'
import { answerInput, askInput, assignInput, followUpInput, noteInput } from '#lib/consultations/schema.ts'
import { newId } from '#lib/platform/new-id.ts'
import { db } from '#tests/support/database.ts'
import { withReference } from '#tests/support/reference.ts'

/** A filled-in form, ten minutes after it was opened. */
export async function aForm(given: Record<string, unknown> = {}) {
  await withReference()
  const topic = await db.consultationTopic.findFirstOrThrow({ where: { code: 'age' } })
  const askerEmail = `asker-${randomUUID().slice(0, 8)}@example.test`
  return askInput.parse({
    ...{
      id: newId(Date.now() - 600_000),
      topicId: topic.id,
      locale: 'ru',
      askerEmail,
      askerName: 'Әсел Сынақ',
    },
    ...{ question: 'Можно ли прийти с ребёнком?', askerPhone: '+7 701 000 00 01' },
    ...{ consent: 'on', consentVersion: 'v1', consentLocale: 'ru', ...given },
  })
}

export async function aQuestion(given: Record<string, unknown> = {}, actor: Actor | null = null) {
  const form = await aForm(given)
  const { token } = await askQuestion(actor, form, 'direct')
  return { form, token, id: form.id, email: form.askerEmail ?? '' }
}

export function read(id: string) {
  return db.consultationRequest.findUniqueOrThrow({ where: { id } })
}

export async function versionOf(id: string): Promise<number> {
  return (await read(id)).version
}

/** Gives a question out as it stands now. */
export async function give(actor: Actor, id: string, to: string, note = ''): Promise<void> {
  await assignQuestion(actor, assignInput.parse({ requestId: id, version: await versionOf(id), to, note }))
}

export function answerOf(id: string, version: number, body: string, kind = 'answer') {
  return answerInput.parse({ requestId: id, version, messageId: newId(), kind, body })
}

export function noteOf(id: string, body: string) {
  return noteInput.parse({ requestId: id, messageId: newId(), body })
}

export function wordsOf(token: string, body: string) {
  return followUpInput.parse({ token, messageId: newId(), body })
}

export function lettersTo(recipient: string) {
  return db.outboxMessage.findMany({ where: { recipient }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
}

export async function actionsOf(subjectId: string): Promise<string[]> {
  const entries = await db.auditEntry.findMany({
    where: { subjectId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  return entries.map(({ action }) => action.replace('question.', ''))
}
