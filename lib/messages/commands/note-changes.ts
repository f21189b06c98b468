import { activeStatuses, type Doer } from '#lib/participation/policy.ts'
import { dayMs, minuteMs, now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import type { Known } from '../rules.ts'

const gatherMs = 10 * minuteMs

type Titles = 'titleKk' | 'titleRu' | 'titleEn'
/** What the shift said before it was edited; the event's titles only when they were edited with it. */
type ShiftBefore = Omit<Known, Titles> & Partial<Pick<Known, Titles>>
type EventBefore = Pick<Known, Titles | 'placeKk' | 'placeRu' | 'placeEn'>

/**
 * Remembers what everybody on a shift knew before it was edited, in the transaction of the edit and after its writes. The edits of
 * ten minutes are told together; at once when the shift begins, or would have begun, within a day. Returns how many will hear.
 */
export async function noteShiftChange(
  _actor: Doer,
  tx: Tx,
  { shiftId, before }: { shiftId: string; before: ShiftBefore },
): Promise<number> {
  const shift = await tx.shift.findUniqueOrThrow({ where: { id: shiftId }, select: knownColumns })
  return noteFor(tx, shiftId, { ...titlesOf(shift.event), ...before }, shift.startsAt)
}

/** The same for the title and the place of an event, for everybody on its shifts that are not over. */
export async function noteEventChange(
  _actor: Doer,
  tx: Tx,
  { eventId, before }: { eventId: string; before: EventBefore },
): Promise<number> {
  const shifts = await tx.shift.findMany({
    where: { eventId, cancelledAt: null, endsAt: { gt: now() } },
    orderBy: { id: 'asc' },
    select: { id: true, ...knownColumns },
  })
  let count = 0
  for (const { id, event: _event, ...known } of shifts) {
    count += await noteFor(tx, id, { ...known, ...before }, known.startsAt)
  }
  return count
}

const knownColumns = {
  ...{ startsAt: true, endsAt: true, roleKk: true, roleRu: true, roleEn: true },
  event: { select: { titleKk: true, titleRu: true, titleEn: true } },
} as const

function titlesOf({ titleKk, titleRu, titleEn }: Pick<Known, Titles>) {
  return { titleKk, titleRu, titleEn }
}

async function noteFor(tx: Tx, shiftId: string, before: Known, startsAt: Date): Promise<number> {
  const people = await tx.participation.findMany({
    where: { shiftId, status: { in: [...activeStatuses] } },
    select: { id: true },
  })
  const ids = people.map(({ id }) => id)
  if (ids.length === 0) return 0
  const soonest = Math.min(startsAt.getTime(), new Date(before.startsAt).getTime())
  const at = now().getTime()
  const dueAt = new Date(soonest - at < dayMs ? at : at + gatherMs)
  // A letter being written about an earlier edit is waited for: it has not seen this one.
  await tx.$queryRaw`
    SELECT FROM "ShiftNotice" WHERE "participationId" = ANY(${ids}::uuid[]) AND "toldAt" IS NULL
    ORDER BY "id" FOR UPDATE`
  const waiting = { participationId: { in: ids }, toldAt: null }
  await tx.shiftNotice.updateMany({ where: { ...waiting, dueAt: { gt: dueAt } }, data: { dueAt } })
  const facts = JSON.parse(JSON.stringify(before)) as Record<string, string>
  const data = ids.map((participationId) => ({ participationId, before: facts, dueAt }))
  await tx.shiftNotice.createMany({ data, skipDuplicates: true })
  return ids.length
}
