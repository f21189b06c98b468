import { useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { searchAddress } from '#lib/search/schema.ts'

/** A list's own box finds only what holds the words; with more than this found there is enough to look at. */
const little = 3

/** Below a list that found little for its words: the same words in the search of everything. */
export function SearchEverywhere({ q, found }: { q: string; found: number }) {
  const t = useTranslations('search')
  if (q.trim() === '' || found > little) return null
  return (
    <p className="search-everywhere">
      <SiteLink href={searchAddress({ q })}>{t('everywhere', { q })}</SiteLink>
    </p>
  )
}
