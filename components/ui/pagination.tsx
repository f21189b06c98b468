import { useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { Icon } from './icon.tsx'

type Props = {
  /** Where the next and the previous page are, without the language; absent at the ends. */
  next?: string | null
  previous?: string | null
  /** Words about how much is shown, for example "1–20 of 60". */
  summary?: string
}

/** Keyset paging: no page numbers, a way forward and a way back. */
export function Pagination({ next, previous, summary }: Props) {
  const t = useTranslations('ui')
  if (!next && !previous && !summary) return null
  return (
    <nav className="pagination" aria-label={t('pages')}>
      {summary ? <p>{summary}</p> : null}
      {previous ? (
        <SiteLink href={previous} rel="prev" className="button button-small button-quiet">
          <Icon name="previous" /> {t('previous')}
        </SiteLink>
      ) : null}
      {next ? (
        <SiteLink href={next} rel="next" className="button button-small button-quiet">
          {t('next')} <Icon name="next" />
        </SiteLink>
      ) : null}
    </nav>
  )
}
