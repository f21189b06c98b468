import { type RegisterColumn, usualColumns } from '#lib/registry/schema.ts'
import type { VolunteerFilters } from '#lib/volunteers/schema.ts'

export const base = '/workspace/volunteers'

/** The query of a register as it is shown: filters, order and columns, with a page of it or the first. */
export function queryOf(
  filters: VolunteerFilters,
  columns: readonly RegisterColumn[],
  cursor: { after?: string; before?: string } = {},
): string {
  const { after: _after, before: _before, sort, ...kept } = filters
  const query = new URLSearchParams()
  const cols = columns.join() === usualColumns.join() ? undefined : columns.join(',')
  const all = { ...kept, sort: sort === 'name' ? undefined : sort, cols, ...cursor }
  for (const [name, value] of Object.entries(all)) if (value) query.set(name, value)
  return query.toString()
}

export function addressOf(...parts: Parameters<typeof queryOf>): string {
  const query = queryOf(...parts)
  return query ? `${base}?${query}` : base
}

/** How many filters are set besides the words searched for. */
export function countFilters({ sort: _sort, after: _after, before: _before, ...filters }: VolunteerFilters) {
  return Object.values(filters).filter(Boolean).length
}
