import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SiteLink } from '#components/site/site-link.tsx'
import { siteAddress } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { JsonLd } from './json-ld.tsx'

export type Crumb = { href: string; label: string }
type Props = {
  title: ReactNode
  /** The way here, from the section down; home is added in front, the page itself is not in it. */
  crumbs?: Crumb[]
  lede?: ReactNode
  /** Small facts above the title. */
  meta?: ReactNode
  /** Stands left of the title: a date block, a number. */
  figure?: ReactNode
  /** Actions stand at the right of the title, tabs below it. */
  children?: ReactNode
  /** The title's language when it is not the page's; long titles are set smaller. */
  lang?: string
}

/** The head of a page: the title stands on the blue line, the horizon. */
export function PageHead({ title, crumbs = [], lede, meta, figure, children, lang }: Props) {
  const isLong = typeof title === 'string' && (title.length > 60 || longestWord(title) > 13)
  return (
    <header className="page-head">
      <div className="shell">
        <Breadcrumbs crumbs={crumbs} current={typeof title === 'string' ? title : undefined} />
        <div className="page-head-line">
          {figure}
          <div className="page-head-words">
            {meta ? <p className="meta">{meta}</p> : null}
            <h1 className={isLong ? 'long' : undefined} lang={lang}>
              {title}
            </h1>
            {lede ? <p className="page-lede">{lede}</p> : null}
          </div>
          {children ? <div className="page-head-more">{children}</div> : null}
        </div>
      </div>
    </header>
  )
}

/** Neither Kazakh nor Russian words are hyphenated by browsers alike: a long one needs smaller type to stay whole on a phone. */
function longestWord(text: string): number {
  return Math.max(...text.split(/[\s-]+/).map((word) => word.length))
}

/** The way from home to here, as links and as schema.org data; there the page itself, `current`, is its end. */
export function Breadcrumbs({ crumbs, current }: { crumbs: Crumb[]; current?: string }) {
  const t = useTranslations('ui')
  const locale = useLocale() as Locale
  const way = [{ href: '/', label: t('home') }, ...crumbs]
  const items: Record<string, unknown>[] = way.map(({ href, label }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: label,
    item: siteAddress(locale, href),
  }))
  if (current) items.push({ '@type': 'ListItem', position: items.length + 1, name: current })
  return (
    <nav className="crumbs" aria-label={t('breadcrumbs')}>
      <ol>
        {way.map(({ href, label }) => (
          <li key={href}>
            <SiteLink href={href}>{label}</SiteLink>
          </li>
        ))}
      </ol>
      <JsonLd data={{ '@type': 'BreadcrumbList', itemListElement: items }} />
    </nav>
  )
}
