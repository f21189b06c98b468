import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import type { ConsentKind } from '#prisma/generated/client.ts'

type Renewed = { volunteerId: string; kind: ConsentKind; version: string; isGuardians: boolean }

/**
 * Makes way for a consent to the newest words: one to older words ends with it. False when there is a live one to these very
 * words already, and then nothing is to be written. The card is locked by the caller.
 */
export async function supersede(
  tx: Tx,
  { volunteerId, kind, version, isGuardians }: Renewed,
): Promise<boolean> {
  const where = { volunteerId, kind, withdrawnAt: null, guardianId: isGuardians ? { not: null } : null }
  if ((await tx.consent.count({ where: { ...where, textVersion: version } })) > 0) return false
  await tx.consent.updateMany({ where, data: { withdrawnAt: now() } })
  return true
}
