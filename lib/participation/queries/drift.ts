import type { Actor } from '#lib/accounts/actor.ts'
import { mayAdminister } from '#lib/accounts/policy.ts'
import { db } from '#lib/platform/db.ts'
import { Forbidden } from '#lib/platform/refusal.ts'

type Drift = { shiftId: string; taken: number; counted: number; waiting: number; countedWaiting: number }

/** The shifts whose counters do not say what their participations say; there should be none. For administrators. */
export async function findCounterDrift(actor: Actor): Promise<Drift[]> {
  if (!mayAdminister(actor)) throw new Forbidden('participation.refusals.unknown')
  return db.$queryRaw<Drift[]>`
    SELECT s."id" AS "shiftId", s."taken", s."waiting",
      count(p."id") FILTER (WHERE p."status" IN ('confirmed', 'offered'))::int AS "counted",
      count(p."id") FILTER (WHERE p."status" = 'waiting')::int AS "countedWaiting"
    FROM "Shift" s LEFT JOIN "Participation" p ON p."shiftId" = s."id"
    GROUP BY s."id"
    HAVING s."taken" <> count(p."id") FILTER (WHERE p."status" IN ('confirmed', 'offered'))
      OR s."waiting" <> count(p."id") FILTER (WHERE p."status" = 'waiting')`
}
