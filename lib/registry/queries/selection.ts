import type { Actor } from '#lib/accounts/actor.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { listedTo } from '#lib/volunteers/policy.ts'
import { registerWhere } from '#lib/volunteers/queries/list-volunteers.ts'
import { volunteerFilters } from '#lib/volunteers/schema.ts'

const keptDays = 7

export type Selection = { id: string; count: number; where: Prisma.VolunteerWhereInput }

/**
 * Who was chosen, narrowed to those the actor lists at this moment; null for a selection that is somebody else's or a week old.
 * Jobs ask again when they run: whoever left the register meanwhile is no longer in `where`.
 */
export async function findSelection(actor: Actor, id: string): Promise<Selection | null> {
  if (!idPattern.test(id)) return null
  const kept = await db.peopleSelection.findFirst({
    where: { id, userId: actor.userId, createdAt: { gt: new Date(now().getTime() - keptDays * dayMs) } },
    select: { volunteerIds: true, filters: true },
  })
  if (!kept) return null
  const where: Prisma.VolunteerWhereInput =
    kept.volunteerIds.length > 0
      ? { AND: [listedTo(actor), { id: { in: kept.volunteerIds }, status: { not: 'anonymised' } }] }
      : registerWhere(actor, volunteerFilters.parse(kept.filters ?? {}))
  return { id, count: await db.volunteer.count({ where }), where }
}
