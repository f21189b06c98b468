import { fold } from '#lib/platform/text.ts'

type Names = { nameKk: string; nameRu: string; nameEn: string }

/** The folded text an organisation is found by (R16). */
export function searchKeyOf({ nameKk, nameRu, nameEn }: Names, aliases: string[]): string {
  return fold([nameKk, nameRu, nameEn, ...aliases].join(' '))
}

const pageTexts = ['description', 'address', 'projects'] as const
export type PageText = (typeof pageTexts)[number]
export const suffixes = { kk: 'Kk', ru: 'Ru', en: 'En' } as const

/** The texts of a page that exist in some language and lack in this one; `description` is owed in every language. */
export function missingTexts(row: object, locale: keyof typeof suffixes): PageText[] {
  const texts = row as Record<string, unknown>
  const has = (name: string, suffix: string) => Boolean(texts[`${name}${suffix}`])
  return pageTexts.filter(
    (name) =>
      !has(name, suffixes[locale]) &&
      (name === 'description' || Object.values(suffixes).some((suffix) => has(name, suffix))),
  )
}

const weights = [
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2],
]

/** A БСН / БИН: twelve digits of which the last checks the others, by the second weights when the first give ten. */
export function isRegistrationNumber(text: string): boolean {
  if (!/^\d{12}$/.test(text)) return false
  const sums = weights.map((row) => row.reduce((sum, weight, index) => sum + weight * Number(text[index]), 0) % 11)
  const digit = sums[0] === 10 ? sums[1] : sums[0]
  return digit === Number(text[11])
}
