import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { closeFiles, openFiles } from '#lib/files/commands/visibility.ts'
import { now } from '#lib/platform/clock.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict } from '#lib/platform/refusal.ts'
import type { PublicState } from '#prisma/generated/client.ts'
import { factsOf, requireManaged } from './require-organisation.ts'

type Subject = { organisationId: string }

/** Shows an organisation to everybody; a second call is a Conflict. */
export async function publishOrganisation(actor: Actor, { organisationId }: Subject) {
  return move(actor, organisationId, ['draft', 'withdrawn'], 'published')
}

/** Takes an organisation off the site; its people and history stay. */
export async function withdrawOrganisation(actor: Actor, { organisationId }: Subject) {
  return move(actor, organisationId, ['published'], 'withdrawn')
}

/** Confirms that the regional office has checked the organisation; a second call is a Conflict. */
export async function verifyOrganisation(
  actor: Actor,
  { organisationId }: Subject,
): Promise<{ slug: string }> {
  return transaction(async (tx) => {
    const found = await requireManaged(actor, tx, organisationId)
    const where = { id: organisationId, verifiedAt: null }
    const { count } = await tx.organisation.updateMany({ where, data: { verifiedAt: now() } })
    if (count === 0) throw new Conflict('organisations.refusals.alreadyVerified')
    await record(tx, actor, 'organisation.verified', factsOf(organisationId, found.nameKk))
    return { slug: found.slug }
  })
}

/** Takes the mark of the check back; the reason goes into the history. A second call is a Conflict. */
export async function withdrawVerification(
  actor: Actor,
  { organisationId, reason }: Subject & { reason: string },
): Promise<{ slug: string }> {
  return transaction(async (tx) => {
    const found = await requireManaged(actor, tx, organisationId)
    const where = { id: organisationId, verifiedAt: { not: null } }
    const { count } = await tx.organisation.updateMany({ where, data: { verifiedAt: null } })
    if (count === 0) throw new Conflict('organisations.refusals.notVerified')
    const facts = { ...factsOf(organisationId, found.nameKk), details: { reason } }
    await record(tx, actor, 'organisation.unverified', facts)
    return { slug: found.slug }
  })
}

async function move(
  actor: Actor,
  organisationId: string,
  from: PublicState[],
  to: PublicState,
): Promise<{ slug: string }> {
  return transaction(async (tx) => {
    const found = await requireManaged(actor, tx, organisationId)
    const where = { id: organisationId, state: { in: from } }
    const { count } = await tx.organisation.updateMany({ where, data: { state: to } })
    if (count === 0) throw new Conflict('organisations.refusals.state')
    if (to === 'published' && found.logoId) await openFiles(actor, tx, [found.logoId])
    if (to === 'withdrawn' && found.logoId) await closeFiles(actor, tx, [found.logoId])
    await record(tx, actor, `organisation.${to}`, factsOf(organisationId, found.nameKk))
    return { slug: found.slug }
  })
}
