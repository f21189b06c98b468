import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { activeStatuses, type Doer } from '../policy.ts'
import { findShiftWithin, type ShiftRow } from '../queries/facts.ts'
import { memberIds, requireOwnGroup } from '../queries/link.ts'
import { keepHeld } from './own-place.ts'
import { promoteByItself } from './promote-waiting.ts'
import { leaveShift } from './take-off-shift.ts'
import { withPeople } from './with-people.ts'
import { writeGroupLetter } from './write-group-letter.ts'

/**
 * The leader gives up the places or turns of the whole group, or of one member, until an hour before the start. A second call
 * is a Conflict.
 */
export async function leaveGroup(
  doer: Doer,
  { token, participationId }: { token: string; participationId: string | null },
) {
  const group = await requireOwnGroup(doer, token)
  return withGroup(doer, group, async ({ tx, shift, people, held }) => {
    const leaving = people.filter(({ id }) => participationId === null || id === participationId)
    if (leaving.length === 0) throw new Conflict('participation.refusals.alreadyOff')
    // Children first: nobody leaves while a child is there with them.
    const ordered = leaving.toSorted(
      (a, b) => Number(b.companionId !== null) - Number(a.companionId !== null),
    )
    const act = { to: 'cancelled', reason: 'self', action: 'signUp.cancelled', letter: null } as const
    const step = { ...act, isByThemselves: true }
    for (const { id } of ordered) await leaveShift(doer, tx, { shift, participationId: id, ...step })
    const changeKey = `left:${ordered.map(({ id }) => id).join(',')}`.slice(0, 200)
    await writeGroupLetter(doer, tx, { changeKey, kind: 'cancelledSelf', shift, groupId: group.id })
    await promoteByItself(doer, tx, { shift, held })
    return { slug: shift.event.slug, left: ordered.length }
  })
}

/** The leader says yes to the places that are offered to the group, or to a shift that was moved. */
export async function keepGroup(doer: Doer, { token }: { token: string }) {
  const group = await requireOwnGroup(doer, token)
  return withGroup(doer, group, async ({ tx, shift, people }) => {
    const held = people.filter(({ status, heldFor }) => status === 'offered' && heldFor !== 'consent')
    if (held.length === 0) throw new Conflict('participation.refusals.nothingHeld')
    for (const { id } of held) await keepHeld(doer, tx, shift, id)
    const changeKey = `kept:${now().getTime()}`
    await writeGroupLetter(doer, tx, { changeKey, kind: 'confirmed', shift, groupId: group.id })
    return { slug: shift.event.slug, kept: held.length }
  })
}

type Inside = {
  tx: Tx
  shift: ShiftRow
  held: ReadonlySet<string>
  people: Awaited<ReturnType<typeof listMembers>>
}

async function withGroup<Result>(
  doer: Doer,
  group: { id: string; shiftId: string },
  run: (inside: Inside) => Promise<Result>,
): Promise<Result> {
  const ids = await memberIds(doer, group.id)
  return withPeople(doer, ids, async (tx, held) => {
    await lockRows(tx, 'Shift', [group.shiftId])
    const shift = await findShiftWithin(doer, tx, group.shiftId, {})
    if (!shift) throw new NotFound('participation.refusals.unknown')
    return run({ tx, shift, held, people: await listMembers(tx, group.id) })
  })
}

function listMembers(tx: Tx, groupId: string) {
  return tx.participation.findMany({
    where: { groupId, status: { in: [...activeStatuses] } },
    orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, status: true, heldFor: true, companionId: true },
  })
}
