import { type Actor, findActor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { type Connection, connectionOf, type JurorFacts, type NomineeFacts } from '../rules.ts'

/**
 * Recuses every juror of a round who is connected with a nominee as the registers stand now; marks they gave before count no
 * more. What a juror declared stays as it was said.
 */
export async function detectRecusals(actor: Actor, tx: Tx, roundId: string): Promise<void> {
  const jurors = await jurorsOf(tx, roundId)
  const nominations = await tx.nomination.findMany({
    where: { roundId, state: { not: 'withdrawn' } },
    select: { id: true },
  })
  for (const { id } of nominations) {
    const nominee = await findNominee(actor, tx, id, jurors)
    for (const juror of jurors) {
      if (connectionOf(juror, nominee) === null) continue
      await tx.nominationOpinion.upsert({
        where: { nominationId_userId: { nominationId: id, userId: juror.userId } },
        create: { nominationId: id, userId: juror.userId, recusal: 'detected' },
        update: {},
      })
      await tx.nominationOpinion.updateMany({
        where: { nominationId: id, userId: juror.userId, recusal: null },
        data: { recusal: 'detected' },
      })
    }
  }
}

/** How the registers connect one juror with one nominee at this moment; null when they do not. */
export async function findConnection(actor: Actor, tx: Tx, nominationId: string): Promise<Connection | null> {
  return connectionOf(actor, await findNominee(actor, tx, nominationId, [actor]))
}

async function jurorsOf(tx: Tx, roundId: string): Promise<JurorFacts[]> {
  const rows = await tx.nominationJuror.findMany({ where: { roundId }, select: { userId: true } })
  const jurors: JurorFacts[] = []
  for (const { userId } of rows) {
    const juror = await findActor(userId)
    if (juror) jurors.push(juror)
  }
  return jurors
}

async function findNominee(
  _actor: Actor,
  tx: Tx,
  nominationId: string,
  jurors: readonly JurorFacts[],
): Promise<NomineeFacts> {
  const nomination = await tx.nomination.findUniqueOrThrow({
    where: { id: nominationId },
    select: {
      ...{ nominatedById: true, volunteerId: true, organisationId: true },
      volunteer: {
        select: {
          memberships: { where: { endedOn: null }, select: { centreId: true, organisationId: true } },
        },
      },
    },
  })
  const { volunteer, ...facts } = nomination
  const cards = jurors.flatMap(({ volunteerId }) => volunteerId ?? [])
  const members = facts.organisationId
    ? await tx.membership.findMany({
        where: { organisationId: facts.organisationId, endedOn: null, volunteerId: { in: cards } },
        select: { volunteerId: true },
      })
    : []
  return {
    ...facts,
    memberships: volunteer?.memberships ?? [],
    memberIds: members.map(({ volunteerId }) => volunteerId),
  }
}
