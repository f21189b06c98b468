import type { Actor } from '#lib/accounts/actor.ts'
import { leadingRole } from '#lib/accounts/policy.ts'
import type { Tx } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'

export type AuditFacts = {
  type: string
  id: string | null
  /** A short name of the subject without personal data. */
  label?: string
  centreId?: string | null
  organisationId?: string | null
  /** Changed fields, personal values masked by the caller. */
  details?: Prisma.InputJsonValue
}

/** Writes the history of a change into the change's own transaction; a rollback takes it along. `action` is `thing.verbed`. */
export async function record(tx: Tx, actor: Actor | null, action: string, facts: AuditFacts): Promise<void> {
  await tx.auditEntry.create({ data: entryOf(actor, action, facts) })
}

/** The same for one act on many things: an entry each, written at once. */
export async function recordAll(
  tx: Tx,
  actor: Actor | null,
  action: string,
  all: readonly AuditFacts[],
): Promise<void> {
  if (all.length > 0)
    await tx.auditEntry.createMany({ data: all.map((facts) => entryOf(actor, action, facts)) })
}

function entryOf(actor: Actor | null, action: string, facts: AuditFacts) {
  return {
    action,
    actorUserId: actor?.userId ?? null,
    actorRole: actor ? leadingRole(actor) : null,
    subjectType: facts.type,
    subjectId: facts.id,
    subjectLabel: facts.label ?? '',
    centreId: facts.centreId ?? null,
    organisationId: facts.organisationId ?? null,
    details: facts.details ?? {},
  }
}
