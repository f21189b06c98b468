import type { Actor } from '#lib/accounts/actor.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { wallTimeOf } from '#lib/platform/clock.ts'
import { Invalid, type RefusalValues } from '#lib/platform/refusal.ts'
import type { EventInput } from '#lib/events/schema.ts'
import type { RunEvent } from './require-event.ts'

type Saved = { code: string; values?: RefusalValues }

/** The fields in which the form and the saved event differ, each with the sentence that says what is saved (R9). */
export function savedBeside(actor: Actor, event: RunEvent, input: EventInput): Record<string, Saved> {
  const changes: Record<string, Saved> = {}
  for (const name of Object.keys(input) as (keyof EventInput)[]) {
    if (asTyped(event[name]) !== asTyped(input[name])) changes[name] = savedWords(actor, event, name)
  }
  return changes
}

/** The refusal of a form made from an older version: nothing typed is lost, what is saved stands beside it. */
export function staleRefusal(actor: Actor, event: RunEvent, input: EventInput): Invalid {
  const fields = { version: { code: 'events.refusals.staleHint' }, ...savedBeside(actor, event, input) }
  return new Invalid(fields, 'events.refusals.stale')
}

function asTyped(value: unknown): string {
  if (value instanceof Date) return wallTimeOf(value)
  return value === null || value === undefined ? '' : String(value)
}

function savedWords({ locale }: Actor, event: RunEvent, name: keyof EventInput): Saved {
  const value = event[name]
  const named = {
    directionId: event.direction,
    unitId: event.unit,
    hostOrganisationId: event.hostOrganisation,
  } as const
  if (value === null || value === '') return { code: 'events.refusals.savedEmpty' }
  if (typeof value === 'boolean')
    return { code: value ? 'events.refusals.savedYes' : 'events.refusals.savedNo' }
  if (name === 'kind') return { code: 'events.refusals.savedKind', values: { kind: String(value) } }
  if (value instanceof Date)
    return { code: 'events.refusals.saved', values: { value: wallTimeOf(value).replace('T', ' ') } }
  const row = name in named ? named[name as keyof typeof named] : null
  return {
    code: 'events.refusals.saved',
    values: { value: row ? inLocale(row, 'name', locale) : String(value) },
  }
}
