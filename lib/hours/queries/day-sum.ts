import type { Tx } from '#lib/platform/db.ts'
import { counted } from '../policy.ts'

type Day = { volunteerId: string; workedOn: Date }

/** Minutes of a person's day: what the ledger has and, unless told otherwise, what is claimed and not decided. */
export async function sumOfDay(tx: Tx, day: Day & { exceptClaimId: string }): Promise<number> {
  const { volunteerId, workedOn, exceptClaimId } = day
  const { _sum } = await tx.hourClaim.aggregate({
    where: { volunteerId, workedOn, state: 'pending', id: { not: exceptClaimId } },
    _sum: { minutes: true },
  })
  return (await ledgerOfDay(tx, { volunteerId, workedOn })) + (_sum.minutes ?? 0)
}

/** Minutes of a person's day in the ledger. */
export async function ledgerOfDay(tx: Tx, { volunteerId, workedOn }: Day): Promise<number> {
  const where = { AND: [{ volunteerId, workedOn }, counted] }
  const { _sum } = await tx.hourEntry.aggregate({ where, _sum: { minutes: true } })
  return _sum.minutes ?? 0
}
