import { volunteerFilters } from '#lib/volunteers/schema.ts'
import { readColumns, usualColumns } from './schema.ts'

/** The query of a list's address without what says nothing: no page, no unknown names, no empty values, nothing usual. */
export function cleanQuery(text: string): string {
  const given = new URLSearchParams(text)
  const {
    after: _after,
    before: _before,
    sort,
    ...filters
  } = volunteerFilters.parse(Object.fromEntries(given))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, value)
  if (sort !== 'name') query.set('sort', sort)
  const columns = readColumns(given.getAll('cols'))
  if (columns.join() !== usualColumns.join()) query.set('cols', columns.join(','))
  return query.toString()
}

type Reach = { email: string | null; userId: string | null; birthDate: Date | null }
export type Invitation = 'mail' | 'slip' | 'account' | 'noBirthDate'

/**
 * How somebody is invited to the account of their card: by mail when they have an address of their own, by a printed slip
 * otherwise. Under 18 always by a slip: the address may be anybody's in the family.
 */
export function invitationOf({ email, userId, birthDate }: Reach, isMinor: boolean): Invitation {
  if (userId) return 'account'
  if (email && birthDate && !isMinor) return 'mail'
  return birthDate ? 'slip' : 'noBirthDate'
}
