import type { Locale } from '#lib/i18n/routing.ts'
import { writePlain } from '#lib/rich-text/rules/plain.ts'
import { readDocument, type RichDocument } from '#lib/rich-text/schema.ts'
import { dayText } from '../rules.ts'

type Texts = Record<'Kk' | 'Ru' | 'En', string>
type Named<Name extends string> = { [Key in keyof Texts as `${Name}${Key}`]: string }
type Settled = Named<'title'> & {
  bodyKk: unknown
  bodyRu: unknown
  bodyEn: unknown
  validUntil: Date | null
  parties: Named<'name'>[]
  obligations: (Named<'text'> & {
    dueOn: Date | null
    promised: number | null
    promisedUnit: string | null
  })[]
}
export type Wording = Record<Locale, string>

/** Everything the sides agree to, as plain lines a language: kept with the agreement, compared with what stands there later. */
export function wordingOf(memorandum: Settled): Wording {
  return { kk: linesOf(memorandum, 'Kk'), ru: linesOf(memorandum, 'Ru'), en: linesOf(memorandum, 'En') }
}

function linesOf(memorandum: Settled, suffix: keyof Texts): string {
  const { parties, obligations, validUntil } = memorandum
  const lines = [
    memorandum[`title${suffix}`],
    ...parties.map((party) => party[`name${suffix}`]),
    dayText(validUntil) ?? '',
    writePlain(readDocument(memorandum[`body${suffix}`])),
    ...obligations.map((obligation) => {
      const { dueOn, promised, promisedUnit } = obligation
      const measure = promised === null ? '' : `${promised} ${promisedUnit}`
      return [obligation[`text${suffix}`], dayText(dueOn) ?? '', measure].filter(Boolean).join(' · ')
    }),
  ]
  return lines.filter((line) => line !== '').join('\n')
}

/** The wording kept with an agreement, if it is one. */
export function readWording(value: unknown): Wording | null {
  const { kk, ru, en } = (value ?? {}) as Partial<Record<Locale, unknown>>
  return typeof kk === 'string' && typeof ru === 'string' && typeof en === 'string' ? { kk, ru, en } : null
}

type Bodies = { bodyKk: unknown; bodyRu: unknown; bodyEn: unknown }

/** The whole text in the reader's language, else in the one it is written in; null when nobody wrote it down. */
export function textIn(row: Bodies, locale: Locale): { document: RichDocument; locale: Locale } | null {
  const bodies = { kk: row.bodyKk, ru: row.bodyRu, en: row.bodyEn }
  const order: Locale[] = [locale, 'kk', 'ru', 'en']
  for (const each of order) {
    const document = readDocument(bodies[each])
    if (document.content.length > 0) return { document, locale: each }
  }
  return null
}
