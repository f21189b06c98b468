import type { RowFilters } from '#lib/imports/schema.ts'

/** The address of a view of the rows, without the language. */
export function addressOf(
  batchId: string,
  filters: Partial<RowFilters>,
  place: { after?: number; before?: number; row?: string } = {},
): string {
  const { verdict, outcome, offer, kept } = filters
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ verdict, outcome, offer, kept, ...place }))
    if (value !== undefined) query.set(name, String(value))
  return `/workspace/import/${batchId}${query.size > 0 ? `?${query}` : ''}`
}
