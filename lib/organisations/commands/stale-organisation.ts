import type { Actor } from '#lib/accounts/actor.ts'
import { Invalid, type RefusalValues } from '#lib/platform/refusal.ts'
import type { SavedOrganisation } from './require-organisation.ts'

type Saved = { code: string; values?: RefusalValues }
type Typed = Record<string, unknown>

/** The fields in which the form and the saved organisation differ, each with the sentence that says what is saved (R9). */
export function savedBeside(found: SavedOrganisation, input: Typed): Record<string, Saved> {
  const saved: Typed = { ...found, directionIds: found.directions.map(({ directionId }) => directionId) }
  const changes: Record<string, Saved> = {}
  for (const name of Object.keys(input)) {
    if (asTyped(saved[name]) !== asTyped(input[name])) changes[name] = savedWords(name, saved[name])
  }
  return changes
}

/** The refusal of a form made from an older version: nothing typed is lost, what is saved stands beside it. */
export function staleRefusal(_actor: Actor, found: SavedOrganisation, input: Typed): Invalid {
  const fields = { version: { code: 'organisations.refusals.staleHint' }, ...savedBeside(found, input) }
  return new Invalid(fields, 'organisations.refusals.stale')
}

function asTyped(value: unknown): string {
  if (Array.isArray(value)) return [...value].sort().join(' ')
  return value === null || value === undefined ? '' : String(value)
}

/** What is an id or a list in the database is only said to differ. */
function savedWords(name: string, value: unknown): Saved {
  if (value === null || value === '') return { code: 'organisations.refusals.savedEmpty' }
  if (/Ids?$/.test(name)) return { code: 'organisations.refusals.savedOther' }
  return { code: 'organisations.refusals.saved', values: { value: String(value) } }
}
