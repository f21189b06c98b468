import { z } from 'zod'
import { id } from '#lib/platform/fields.ts'

export const workStates = ['', 'draft', 'ahead', 'over', 'cancelled'] as const
export type WorkFilters = { q: string; state: (typeof workStates)[number]; centreId: string; page: number }

/** The filters of a coordinator's list, as tolerant as the public ones. */
export function readWorkFilters(search: Record<string, string | string[] | undefined>): WorkFilters {
  const fields = {
    q: z.string().max(100).catch(''),
    state: z.enum(workStates).catch(''),
    centre: id.catch(''),
  }
  const page = z.coerce.number().int().min(0).max(10_000).catch(0)
  const { centre, ...rest } = z.object({ ...fields, page }).parse(search)
  return { ...rest, centreId: centre }
}
