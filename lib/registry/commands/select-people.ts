import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinate } from '#lib/accounts/policy.ts'
import { db } from '#lib/platform/db.ts'
import { Invalid, NotFound } from '#lib/platform/refusal.ts'
import { listedTo } from '#lib/volunteers/policy.ts'
import type { SelectPeopleInput } from '../schema.ts'

/**
 * Keeps who was chosen in the register for the page where something is done with all of them. One foreign id refuses the whole
 * selection. Throws `Invalid` when nobody was chosen.
 */
export async function selectPeople(actor: Actor, input: SelectPeopleInput): Promise<{ id: string }> {
  if (!mayCoordinate(actor)) throw new NotFound('volunteers.refusals.unknown')
  const volunteerIds = [...new Set(input.volunteerIds)]
  if (volunteerIds.length === 0 && !input.filters)
    throw new Invalid({ volunteerIds: { code: 'registry.problems.nobody' } })
  if (volunteerIds.length > 0) {
    const count = await db.volunteer.count({
      where: { AND: [listedTo(actor), { id: { in: volunteerIds } }] },
    })
    if (count !== volunteerIds.length) throw new NotFound('volunteers.refusals.unknown')
  }
  const filters = volunteerIds.length > 0 ? {} : { filters: JSON.parse(JSON.stringify(input.filters)) }
  return db.peopleSelection.create({
    data: { userId: actor.userId, volunteerIds, ...filters },
    select: { id: true },
  })
}
