import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { minuteMs, now } from '#lib/platform/clock.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { findConsultation, type FoundConsultation } from '../queries/conversation.ts'
import { factsOf } from './ask.ts'

/** Writing an answer reloads the page: one sitting is written down once. */
const oneLookMs = 30 * minuteMs

/** Opens a question and writes down who looked at a person's words and contacts (R22); null when it does not exist for the actor. */
export async function viewConsultation(actor: Actor, requestId: string): Promise<FoundConsultation | null> {
  const found = await findConsultation(actor, requestId)
  if (!found || found.forgottenAt) return found
  const seen = await db.auditEntry.findFirst({
    where: {
      ...{ subjectType: 'consultation', subjectId: found.id, action: 'question.viewed' },
      ...{ actorUserId: actor.userId, at: { gt: new Date(now().getTime() - oneLookMs) } },
    },
    select: { id: true },
  })
  if (!seen) await transaction((tx) => record(tx, actor, 'question.viewed', factsOf(found)))
  return found
}
