import { cleanLine } from '#lib/platform/text.ts'
import type { MailingAudience } from '#prisma/generated/client.ts'

const forAll = ['name', 'givenName', 'cardNumber', 'centre', 'link'] as const
const aboutPlaces = ['event', 'shiftTime', 'role', 'place'] as const
const aboutEvent = ['event', 'eventTime', 'place'] as const

export type FieldName = (typeof forAll)[number] | (typeof aboutPlaces)[number] | (typeof aboutEvent)[number]
export type FieldValues = Partial<Record<FieldName, string>>

const known: ReadonlySet<string> = new Set([...forAll, ...aboutPlaces, ...aboutEvent])

/** What a text for these people may be filled with. */
export function fieldsFor({
  audience,
  hasEvent,
}: {
  audience: MailingAudience
  hasEvent: boolean
}): FieldName[] {
  if (audience === 'event' || audience === 'shift') return [...forAll, ...aboutPlaces]
  return hasEvent ? [...forAll, ...aboutEvent] : [...forAll]
}

export type FieldProblem = { problem: 'unknown' | 'notHere' | 'brace'; field: string }

/** The first field that cannot be filled, or a brace that opens or closes none; null when all is well. */
export function problemOf(text: string, allowed: readonly FieldName[]): FieldProblem | null {
  for (const [field, name = ''] of text.matchAll(/\{([^{}]*)\}/g)) {
    if ((allowed as readonly string[]).includes(name)) continue
    return { problem: known.has(name) ? 'notHere' : 'unknown', field }
  }
  const brace = /[{}]/.exec(text.replaceAll(/\{[^{}]*\}/g, ''))
  return brace ? { problem: 'brace', field: brace[0] } : null
}

/**
 * The text with its fields filled, in one pass: what stands in a value is never read as a field, and a value is one line without
 * control characters, so that nothing in a name can end a header or begin a paragraph.
 */
export function fill(text: string, values: FieldValues): string {
  return text.replaceAll(/\{([^{}]*)\}/g, (field, name: string) =>
    Object.hasOwn(values, name) ? cleanLine(values[name as FieldName] ?? '') : field,
  )
}
