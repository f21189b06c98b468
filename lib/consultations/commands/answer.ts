import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { Conflict } from '#lib/platform/refusal.ts'
import { liveStates } from '../policy.ts'
import type { AnswerInput, DecideInput, NoteInput } from '../schema.ts'
import { factsOf } from './ask.ts'
import { requireAnswerable, requireRequest, takeStep } from './require-request.ts'
import { tellAsker } from './tell.ts'

/**
 * Answers a question or asks something back; whoever asked is written to when they gave a mailbox. Who answers first has it from
 * then on. Of two who answer the same state one is refused, with what they typed kept and the other's words on the page.
 */
export async function answerQuestion(actor: Actor, input: AnswerInput): Promise<void> {
  const { requestId, version, messageId, kind, body } = input
  await once(() =>
    transaction(async (tx) => {
      const found = await requireAnswerable(actor, tx, requestId)
      const at = now()
      const state = kind === 'answer' ? 'answered' : 'waiting'
      const saved = await takeStep(tx, {
        request: { id: requestId, version },
        from: liveStates,
        data: {
          ...{ state, dueOn: null, lastWordAt: at, firstAnswerAt: found.firstAnswerAt ?? at },
          assigneeId: found.assigneeId ?? actor.userId,
        },
      })
      const message = { id: messageId, requestId, kind, body, authorId: actor.userId, createdAt: at }
      await tx.consultationMessage.create({ data: message })
      await tellAsker(actor, tx, saved, kind === 'answer' ? 'answered' : 'clarification')
      const action = kind === 'answer' ? 'question.answered' : 'question.askedBack'
      await record(tx, actor, action, factsOf(saved))
    }),
  )
}

/** Writes a note for colleagues; no page of the asker's side reads it. It changes nothing that an answer could collide with. */
export async function addNote(actor: Actor, { requestId, messageId, body }: NoteInput): Promise<void> {
  await once(() =>
    transaction(async (tx) => {
      const found = await requireRequest(actor, tx, requestId)
      const data = { id: messageId, requestId, kind: 'note' as const, body, authorId: actor.userId }
      await tx.consultationMessage.create({ data })
      await record(tx, actor, 'question.noted', factsOf(found))
    }),
  )
}

/** Ends a conversation; whoever asked can still read it by their link and say whether it helped. A second call is refused. */
export async function closeQuestion(actor: Actor, { requestId, version }: DecideInput): Promise<void> {
  await transaction(async (tx) => {
    await requireAnswerable(actor, tx, requestId)
    const saved = await takeStep(tx, {
      request: { id: requestId, version },
      from: liveStates,
      data: { state: 'closed', dueOn: null, closedAt: now() },
    })
    await tellAsker(actor, tx, saved, 'closed')
    await record(tx, actor, 'question.closed', factsOf(saved))
  })
}

/** The same form sent twice speaks once. */
async function once(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (uniqueViolation(error)) throw new Conflict('consultation.refusals.saidAlready')
    throw error
  }
}
