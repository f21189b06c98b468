import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { minuteMs, overlapMinutes, type Span } from '#lib/platform/clock.ts'
import { fold } from '#lib/platform/text.ts'

/** As many as a programme line may name. */
export const platformsMax = 20

export type Names = { nameKk: string; nameRu: string; nameEn: string }
export type Places = { placeKk: string; placeRu: string; placeEn: string }
export type PlatformPlace = Names & Places

/** A platform in one line: its name and its place, as far as they are known; empty when neither is. */
export function platformWords(platform: PlatformPlace, locale: Locale): string {
  return [inLocale(platform, 'name', locale), inLocale(platform, 'place', locale)].filter(Boolean).join(', ')
}

/**
 * Where a shift is: on its platform, by name and place, when it belongs to one that says so; at the event's place otherwise. In
 * one language both or neither, so that no reader is sent to a place in half a sentence.
 */
export function placeOfShift(shift: { platform?: PlatformPlace | null }, event: Places): Places {
  const { platform } = shift
  if (!platform || platformWords(platform, 'kk') === '') return pick(event)
  return {
    placeKk: platformWords(platform, 'kk'),
    placeRu: platformWords(platform, 'ru'),
    placeEn: platformWords(platform, 'en'),
  }
}

/** A shift as its letters and pages read it: the event's place is the place of the platform. */
export function atPlatform<
  Event extends Places,
  Shift extends { event: Event; platform?: PlatformPlace | null },
>(shift: Shift): Shift {
  return { ...shift, event: { ...shift.event, ...placeOfShift(shift, shift.event) } }
}

export const platformColumns = {
  ...{ id: true, number: true, nameKk: true, nameRu: true, nameEn: true },
  ...{ placeKk: true, placeRu: true, placeEn: true },
} as const

function pick({ placeKk, placeRu, placeEn }: Places): Places {
  return { placeKk, placeRu, placeEn }
}

type Speaking = Names & { personId: string | null }
type Line = {
  id: string
  platform: number
  startsAt: Date | null
  endsAt: Date | null
  speakers: readonly Speaking[]
}
export type SpeakerClash = Names & { lineIds: [string, string] }

/** A line without an end is taken to last so long when one asks whether somebody can be elsewhere. */
const shortestMs = 15 * minuteMs

/** Who would have to speak on two platforms at once, each pair of lines once. The same person, or the same name. */
export function speakerClashesOf(agenda: readonly Line[]): SpeakerClash[] {
  const clashes: SpeakerClash[] = []
  for (const [index, first] of agenda.entries()) {
    for (const second of agenda.slice(index + 1)) {
      const [a, b] = [spanOf(first), spanOf(second)]
      if (!a || !b || first.platform === second.platform || overlapMinutes(a, b) === 0) continue
      for (const speaker of first.speakers) {
        if (!second.speakers.some((other) => isSame(speaker, other))) continue
        const { nameKk, nameRu, nameEn } = speaker
        clashes.push({ nameKk, nameRu, nameEn, lineIds: [first.id, second.id] })
      }
    }
  }
  return clashes
}

function spanOf({ startsAt, endsAt }: Line): Span | null {
  if (!startsAt) return null
  const least = new Date(startsAt.getTime() + shortestMs)
  return { startsAt, endsAt: endsAt && endsAt > least ? endsAt : least }
}

function isSame(a: Speaking, b: Speaking): boolean {
  if (a.personId !== null && a.personId === b.personId) return true
  const names = (speaker: Speaking) =>
    [speaker.nameKk, speaker.nameRu, speaker.nameEn].map((name) => fold(name)).filter(Boolean)
  return names(a).some((name) => names(b).includes(name))
}
