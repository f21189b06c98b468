import { record } from '#lib/audit/record.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict } from '#lib/platform/refusal.ts'
import { activeStatuses, type Doer } from '../policy.ts'
import { requireOwnPlace } from '../queries/link.ts'

/**
 * By the personal link: lets the organisation that hosts the event read the person's phone around the day, or takes that back at
 * once. A Conflict when the sign-up is over; saying the same again changes nothing.
 */
export async function sharePhone(
  doer: Doer,
  { token, sharesPhone }: { token: string; sharesPhone: boolean },
): Promise<void> {
  const place = await requireOwnPlace(doer, token)
  await transaction(async (tx) => {
    const { count } = await tx.participation.updateMany({
      where: { id: place.id, status: { in: [...activeStatuses] } },
      data: { sharesPhone },
    })
    if (count === 0) throw new Conflict('participation.refusals.unknown')
    await record(tx, doer, 'participation.phoneSharing', {
      ...{ type: 'participation', id: place.id, details: { sharesPhone } },
    })
  })
}
