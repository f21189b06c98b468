export type InBoth = { kk: string; ru: string; en: string }

/** The facts of a nominee as they stood when they were proposed; written once and never gathered again. */
export type Dossier = {
  kind: 'volunteer' | 'organisation'
  /** The first membership or hours, or the founding year; null when neither is known. */
  since: string | null
  centres: InBoth[]
  minutes: number
  byYear: { year: number; minutes: number }[]
  byDirection: { name: InBoth; minutes: number }[]
  /** Events where they were present, or which the organisation hosted. */
  events: number
  latestEvents: { title: InBoth; day: string }[]
  /** People of the organisation; null for a person. */
  members: number | null
  awards: { kind: InBoth; number: string; day: string | null }[]
}

/** A stored dossier; what was forgotten has left nothing of it. */
export function readDossier(stored: unknown): Dossier | null {
  return stored !== null && typeof stored === 'object' && 'kind' in stored ? (stored as Dossier) : null
}

export function inBoth(row: object, name: string): InBoth {
  const texts = row as Record<string, string>
  const [kk, ru, en] = ['Kk', 'Ru', 'En'].map((suffix) => texts[`${name}${suffix}`] ?? '')
  return { kk: kk ?? '', ru: ru ?? '', en: en ?? '' }
}

/** The text in the reader's language, else in Kazakh. */
export function saidIn(text: InBoth, locale: keyof InBoth): string {
  return text[locale] || text.kk || text.ru
}
