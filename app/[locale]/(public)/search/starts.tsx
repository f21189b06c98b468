import { getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { Section } from '#components/ui/section.tsx'

const starts = [
  ['events', '/events'],
  ['centres', '/centres'],
  ['become', '/front-office/faq'],
  ['papers', '/library'],
  ['letter', '/verify'],
  ['news', '/news'],
] as const

/** What most people come for, while nothing is searched for yet. */
export async function Starts() {
  const t = await getTranslations('search.start')
  return (
    <Shell>
      <Section title={t('title')}>
        <ul className="search-starts">
          {starts.map(([key, href]) => (
            <li key={key}>
              <SiteLink href={href}>{t(key)}</SiteLink>
              <p>{t(`${key}Text`)}</p>
            </li>
          ))}
        </ul>
      </Section>
    </Shell>
  )
}
