import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { transaction } from '#lib/platform/db.ts'
import { numberOf, pdfOfProtocol } from '../paper/protocol-paper.ts'
import { findProtocol } from '../queries/jury.ts'

/** The protocol of a decided round as a PDF; null before it is signed and for who is neither staff nor of its jury. Recorded each time. */
export async function takeOutProtocol(
  actor: Actor,
  roundId: string,
): Promise<{ bytes: Buffer; name: string } | null> {
  const round = await findProtocol(actor, roundId)
  if (!round) return null
  const label = numberOf(round)
  await transaction((tx) =>
    record(tx, actor, 'nominationRound.takenOut', { type: 'nominationRound', id: roundId, label }),
  )
  return { bytes: await pdfOfProtocol(round), name: `protocol-${label.replace('/', '-')}.pdf` }
}
