import { getLocale, getTranslations } from 'next-intl/server'
import { CopyAddress } from '#components/site/copy-address.tsx'
import { buttonClass } from '#components/ui/button-class.ts'
import { Section } from '#components/ui/section.tsx'
import { namesOf } from '#lib/feeds/public.ts'
import { calendarPathOf, type FeedChoice, feedPathsOf, sourcesOf, webcalOf } from '#lib/feeds/rules/choice.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { siteUrl } from '#lib/platform/env.ts'

/** The addresses of a choice, to copy; a calendar where there are events in it. */
export async function Addresses({ choice }: { choice: FeedChoice }) {
  const t = await getTranslations('feeds')
  const locale = (await getLocale()) as Locale
  const { section, ...narrowing } = choice
  const names = [t(`sections.${section}`), ...((await namesOf(locale, narrowing)) ?? [])].join(', ')
  const { rss, atom } = feedPathsOf(choice)
  const absolute = (path: string) => siteUrl + localePath(locale, path)
  const calendar = sourcesOf(choice).includes('events') ? absolute(calendarPathOf(narrowing)) : null
  const words = (label: string) => ({ label, copy: t('page.copy'), copied: t('page.copied') })
  return (
    <Section title={t('page.result')} note={t('page.chosen', { names })}>
      <div className="stack">
        {calendar ? (
          <div className="feed-calendar">
            <CopyAddress id="calendar" address={calendar} words={words(t('page.calendarAddress'))} />
            <a className={buttonClass({ look: 'small' })} href={webcalOf(calendar)}>
              {t('page.openCalendar')}
            </a>
          </div>
        ) : null}
        <CopyAddress id="rss" address={absolute(rss)} words={words(t('page.rssAddress'))} />
        <CopyAddress id="atom" address={absolute(atom)} words={words(t('page.atomAddress'))} />
      </div>
    </Section>
  )
}
