import first from '../data/event-texts-1.json' with { type: 'json' }
import second from '../data/event-texts-2.json' with { type: 'json' }
import third from '../data/event-texts-3.json' with { type: 'json' }
import type { EventKind } from '#prisma/generated/client.ts'

export type Trilingual = { kk: string; ru: string; en: string }
export type EventRole = Trilingual & { share: number; skills?: string[] }
export type EventText = {
  kind: EventKind
  /** The kind of centre that runs it, where the unit has one. */
  host?: string
  /** The invented organisation it is held with. */
  partner?: string
  summary: Trilingual
  description: Trilingual
  requirements: Trilingual
  place: Trilingual
  roles: EventRole[]
}

const texts: Record<string, unknown> = { ...first, ...second, ...third }

export function eventTextOf(code: string): EventText {
  const text = texts[code]
  if (!text) throw new Error(`No text for the event «${code}»`)
  return text as EventText
}
