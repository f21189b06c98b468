import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'

export type SetAside = { id: string; mark: 'present' | 'absent' | 'excused' }[]

/** Marks of places given up because the same person has another place on the shift: nobody was there twice. The steps stay. */
export async function setAsideMarks(_actor: Actor, tx: Tx, participationIds: string[]): Promise<SetAside> {
  const where = { participationId: { in: participationIds }, mark: { not: 'unknown' as const } }
  const rows = await tx.attendance.findMany({
    where,
    orderBy: { id: 'asc' },
    select: { id: true, mark: true },
  })
  await tx.attendance.updateMany({ where, data: { mark: 'unknown' } })
  return rows.flatMap(({ id, mark }) => (mark === 'unknown' ? [] : [{ id, mark }]))
}

/** The marks count again, unless somebody marked the place anew meanwhile. */
export async function returnMarks(_actor: Actor, tx: Tx, marks: SetAside): Promise<void> {
  for (const { id, mark } of marks)
    await tx.attendance.updateMany({ where: { id, mark: 'unknown' }, data: { mark } })
}
