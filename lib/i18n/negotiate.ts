import { defaultLocale, isLocale, type Locale } from './routing.ts'

/** The best of the portal's languages for an `Accept-Language` header (RFC 9110, 12.5.4); Kazakh when it names none of them. */
export function negotiateLocale(header: string | null): Locale {
  const wishes = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, index) => wish(part, index))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
  return wishes.map(({ language }) => language).find(isLocale) ?? defaultLocale
}

function wish(part: string, index: number) {
  const [tag = '', ...params] = part.trim().split(';')
  const quality = params.map((param) => /^\s*q=([\d.]+)\s*$/.exec(param)?.[1]).find(Boolean)
  const weight = quality === undefined ? 1 : Number(quality)
  return { language: tag.toLowerCase().split('-')[0], weight: Number.isFinite(weight) ? weight : 0, index }
}
