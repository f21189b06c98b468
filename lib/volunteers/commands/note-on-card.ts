import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { centreForAudit } from './scope.ts'

type Note = { volunteerId: string; action: string; details?: Prisma.InputJsonValue }

/** Writes into a card's history what another domain did with it, under its number and its centre. */
export async function noteOnCard(
  actor: Actor,
  tx: Tx,
  { volunteerId: id, action, details }: Note,
): Promise<void> {
  const { cardNumber } = await tx.volunteer.findUniqueOrThrow({ where: { id }, select: { cardNumber: true } })
  const centreId = await centreForAudit(tx, actor, id)
  await record(tx, actor, action, { type: 'volunteer', id, label: `№ ${cardNumber}`, centreId, details })
}
