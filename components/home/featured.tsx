import { useLocale, useTranslations } from 'next-intl'
import { Picture } from '#components/files/picture.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Featured as Item } from '#lib/home/rules/featured.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** What editors chose to stand first, up to three; without a choice the section is not there. */
export function Featured({ items }: { items: readonly Item[] }) {
  const t = useTranslations('homeDesk.public')
  if (items.length === 0) return null
  return (
    <Section className="shell" title={t('featured')}>
      <div className="featured">
        {items.map((item) => (
          <FeaturedItem key={item.href} item={item} />
        ))}
      </div>
    </Section>
  )
}

function FeaturedItem({ item }: { item: Item }) {
  const t = useTranslations('homeDesk.kinds')
  const locale = useLocale() as Locale
  const { kind, href, title, text, startsAt, picture, pictureAlt } = item
  return (
    <article className="featured-item">
      {picture ? (
        <Picture picture={picture} alt={pictureAlt} sizes="(min-width: 60rem) 22rem, 100vw" />
      ) : null}
      <p className="meta">
        {t(kind)}
        {startsAt ? `, ${formatDateTime(locale, new Date(startsAt))}` : ''}
      </p>
      <h3>
        <SiteLink href={href}>{title}</SiteLink>
      </h3>
      {text ? <p>{text}</p> : null}
    </article>
  )
}
