import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CentreGuesses } from '#components/feeds/centre-guesses.tsx'
import { ChoiceFields } from '#components/feeds/choice-fields.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { FilterColumns } from '#components/ui/columns.tsx'
import { FilterForm, FilterSelect } from '#components/ui/filter-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { type FeedChoices, listFeedChoices, readChosen } from '#lib/feeds/public/choices.ts'
import { anywhere, feedPathsOf, feedSections, fitting, sourcesOf } from '#lib/feeds/rules/choice.ts'
import { type FeedForm, feedForm } from '#lib/feeds/schema.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { Addresses } from './addresses.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('feeds.page')
  const locale = (await getLocale()) as Locale
  const feeds = feedPathsOf({ section: 'all', ...anywhere })
  return pageMetadata({ locale, path: '/feeds', title: t('title'), description: t('lede'), feeds })
}

export default async function FeedsPage({ searchParams }: Props) {
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('feeds.page')
  const typed = feedForm.parse(await searchParams)
  const [choices, chosen] = await Promise.all([listFeedChoices(locale), readChosen(locale, typed)])
  const { choice, leftOut } = fitting({ section: typed.section, ...chosen.narrowing })
  const isThere = chosen.names !== null && sourcesOf(choice).length > 0
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} />
      <FilterColumns filters={<Choose choices={choices} typed={typed} />}>
        {chosen.guess ? <CentreGuesses guess={chosen.guess} hrefOf={(slug) => hrefOf(typed, slug)} /> : null}
        {leftOut.map((each) => (
          <Notice key={each}>{t(`leftOut.${each}`)}</Notice>
        ))}
        {isThere ? <Addresses choice={choice} /> : <Notice>{t('nothing')}</Notice>}
        <What />
        <Section title={t('embedTitle')}>
          <p>{t('embedText')}</p>
          <p>
            <SiteLink href="/about/embed">{t('embedLink')}</SiteLink>
          </p>
        </Section>
      </FilterColumns>
    </>
  )
}

async function Choose({ choices, typed }: { choices: FeedChoices; typed: FeedForm }) {
  const t = await getTranslations('feeds')
  const [everything, ...sections] = feedSections
  const isSet = Object.values(typed).some((value) => value !== '' && value !== everything)
  return (
    <>
      <h2 className="sr-only">{t('page.choose')}</h2>
      <p className="note">{t('page.chooseNote')}</p>
      <FilterForm
        action="/feeds"
        submit={t('page.show')}
        reset={isSet ? { href: '/feeds', label: t('page.reset') } : undefined}
      >
        <FilterSelect
          name="section"
          label={t('page.section')}
          any={t(`sections.${everything}`)}
          value={typed.section === everything ? '' : typed.section}
          options={sections.map((section) => ({ value: section, label: t(`sections.${section}`) }))}
        />
        <ChoiceFields choices={choices} typed={typed} />
      </FilterForm>
    </>
  )
}

async function What() {
  const t = await getTranslations('feeds.page')
  return (
    <Section title={t('what')}>
      <h3>{t('calendarTitle')}</h3>
      <p>{t('calendarText')}</p>
      <h3>{t('feedTitle')}</h3>
      <p>{t('feedText')}</p>
      <h3>{t('how')}</h3>
      <ul className="list-disc pl-6">
        {(['howPhone', 'howOther', 'howFeed'] as const).map((each) => (
          <li key={each}>{t(each)}</li>
        ))}
      </ul>
    </Section>
  )
}

function hrefOf({ section, unit, direction }: FeedForm, centre: string): string {
  const given = Object.entries({ section, unit, direction, centre }).filter(([, value]) => value !== '')
  return `/feeds?${new URLSearchParams(given)}`
}
