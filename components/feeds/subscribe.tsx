import { useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { calendarPathOf, type FeedChoice, feedPathsOf, webcalOf } from '#lib/feeds/rules/choice.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'

type Props = { choice: FeedChoice; siteUrl: string }

/**
 * Where to subscribe to what a list shows; events by a calendar too. Files, so plain links, each line short enough to break in no
 * font: a page is not to move when the font comes.
 */
export function Subscribe({ choice, siteUrl }: Props) {
  const t = useTranslations('feeds.subscribe')
  const locale = useLocale() as Locale
  const { section, ...narrowing } = choice
  const { rss, atom } = feedPathsOf(choice)
  const calendar = webcalOf(siteUrl + localePath(locale, calendarPathOf(narrowing)))
  return (
    <nav className="subscribe no-print" aria-label={t('label')}>
      <p className="note">
        {section === 'events' ? (
          <>
            <a href={calendar}>{t('calendar')}</a>
            <br />
          </>
        ) : null}
        <a href={localePath(locale, rss)}>{t('rss')}</a> · <a href={localePath(locale, atom)}>{t('atom')}</a>
        <br />
        <SiteLink href="/feeds">{t('more')}</SiteLink>
      </p>
    </nav>
  )
}
