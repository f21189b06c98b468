import { z } from 'zod'
import { id } from '#lib/platform/fields.ts'
import { volunteerFilters } from '#lib/volunteers/schema.ts'

/** Ticking more by hand is no use: then the filters choose. */
export const tickedMax = 500

/** Who is chosen: the ticked people, or with no tick everybody the filters find. */
export const selectPeopleInput = z.strictObject({
  volunteerIds: z.array(id).max(tickedMax).default([]),
  filters: volunteerFilters.optional(),
})
export type SelectPeopleInput = z.output<typeof selectPeopleInput>
