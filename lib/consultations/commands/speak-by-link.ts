import { record } from '#lib/audit/record.ts'
import { hourMs, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { blindIndex } from '#lib/platform/sealed.ts'
import type { ConsultationRequest } from '#prisma/generated/client.ts'
import { liveStates, openStates } from '../policy.ts'
import { findIdByLink } from '../queries/own.ts'
import type { FollowUpInput, RateInput } from '../schema.ts'
import { dueDay, factsOf } from './ask.ts'
import { tellAsker, tellStaff } from './tell.ts'

/** Adds words of the person who asked; it is the office's turn again. NotFound for a link that opens nothing, Conflict when closed. */
export async function askBack(actor: null, { token, messageId, body }: FollowUpInput): Promise<void> {
  const id = await requireLink(token)
  await limit('consultationWords', id)
  try {
    await transaction(async (tx) => {
      const found = await tx.consultationRequest.findUniqueOrThrow({ where: { id } })
      const isTheirTurn = (openStates as readonly string[]).includes(found.state)
      const state = found.centreId || found.assigneeId ? 'assigned' : 'new'
      const { count } = await tx.consultationRequest.updateMany({
        where: { id, version: found.version, state: { in: [...liveStates] }, forgottenAt: null },
        data: {
          ...{ state, lastWordAt: now(), version: { increment: 1 } },
          dueOn: isTheirTurn ? found.dueOn : await dueDay(actor, tx, now()),
        },
      })
      if (count === 0) throw new Conflict('consultation.refusals.closed')
      await tx.consultationMessage.create({ data: { id: messageId, requestId: id, kind: 'asker', body } })
      const saved = await tx.consultationRequest.findUniqueOrThrow({ where: { id } })
      await tellStaff(actor, tx, saved, 'followUp')
      await record(tx, actor, 'question.followedUp', factsOf(saved))
    })
  } catch (error) {
    if (uniqueViolation(error)) throw new Conflict('consultation.refusals.saidAlready')
    throw error
  }
}

/** The person who asked has what they wanted. A second call is a Conflict. */
export async function closeOwnQuestion(actor: null, { token }: { token: string }): Promise<void> {
  const id = await requireLink(token)
  await transaction(async (tx) => {
    const saved = await change(tx, id, { state: 'closed', dueOn: null, closedAt: now() })
    await record(tx, actor, 'question.closed', factsOf(saved))
  })
}

/** Whether the answer helped; may be said anew while the link works. Only where there is an answer. */
export async function rateAnswer(actor: null, { token, isHelpful }: RateInput): Promise<void> {
  const id = await requireLink(token)
  await limit('consultationWords', `rate ${id}`)
  await transaction(async (tx) => {
    const { count } = await tx.consultationRequest.updateMany({
      where: { id, firstAnswerAt: { not: null }, forgottenAt: null },
      data: { isHelpful: isHelpful === 'yes' },
    })
    if (count === 0) throw new Conflict('consultation.refusals.noAnswerYet')
    const found = await tx.consultationRequest.findUniqueOrThrow({ where: { id } })
    await record(tx, actor, 'question.rated', factsOf(found))
  })
}

const linksMax = 5

/**
 * Writes the links of a mailbox's questions to that mailbox again. Says nothing about whether there were any: asking must not
 * tell strangers who wrote to the office.
 */
export async function sendLostLinks(actor: null, { email }: { email: string }): Promise<void> {
  await limit('lostLinks', blindIndex(email, 'consultation'))
  await transaction(async (tx) => {
    const rows = await tx.consultationRequest.findMany({
      where: { askerEmail: email, forgottenAt: null, state: { not: 'spam' } },
      orderBy: { createdAt: 'desc' },
      take: linksMax,
    })
    // The key of a letter holds the hour, so that asking again later writes again.
    const hour = Math.floor(now().getTime() / hourMs)
    for (const row of rows) await tellAsker(actor, tx, { ...row, version: hour }, 'link')
  })
}

async function requireLink(token: string): Promise<string> {
  const id = await findIdByLink(null, token)
  if (!id) throw new NotFound('consultation.refusals.unknown')
  return id
}

async function change(
  tx: Tx,
  id: string,
  data: { state: 'closed'; dueOn: null; closedAt: Date },
): Promise<ConsultationRequest> {
  const { count } = await tx.consultationRequest.updateMany({
    where: { id, state: { in: [...liveStates] }, forgottenAt: null },
    data: { ...data, version: { increment: 1 } },
  })
  if (count === 0) throw new Conflict('consultation.refusals.closed')
  return tx.consultationRequest.findUniqueOrThrow({ where: { id } })
}
