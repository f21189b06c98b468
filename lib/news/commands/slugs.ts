import type { Tx } from '#lib/platform/db.ts'
import { slugOf } from '#lib/platform/text.ts'
import { placeholderSlug } from '../rules.ts'
import { reservedSlugs } from '../rules/addresses.ts'

type Wanted = { newsId: string; locale: string; title: string }

/** An address made from the title that no other item has in this language: «slyot», «slyot-2» … */
export async function freeSlug(tx: Tx, { newsId, locale, title }: Wanted): Promise<string> {
  const base = slugOf(title)
  if (base === '') return placeholderSlug(newsId)
  const taken = await tx.newsTranslation.findMany({
    where: { locale, slug: { startsWith: base }, newsId: { not: newsId } },
    select: { slug: true },
  })
  const kept = await tx.newsSlug.findMany({
    where: { locale, slug: { startsWith: base }, newsId: { not: newsId } },
    select: { slug: true },
  })
  const known = new Set([...reservedSlugs, ...[...taken, ...kept].map((row) => row.slug)])
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? base : `${base}-${number}`
    if (!known.has(candidate)) return candidate
  }
}

/** True when another item has this address in this language or had it while it was public, or when a page of the site has it. */
export async function isSlugTaken(tx: Tx, newsId: string, locale: string, slug: string): Promise<boolean> {
  if (reservedSlugs.has(slug)) return true
  const kept = await tx.newsSlug.findFirst({
    where: { locale, slug, newsId: { not: newsId } },
    select: { slug: true },
  })
  if (kept) return true
  const other = await tx.newsTranslation.findFirst({
    where: { locale, slug, newsId: { not: newsId } },
    select: { id: true },
  })
  return other !== null
}
