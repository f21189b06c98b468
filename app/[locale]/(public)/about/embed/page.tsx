import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CentreGuesses } from '#components/feeds/centre-guesses.tsx'
import { ChoiceFields } from '#components/feeds/choice-fields.tsx'
import { CopyAddress } from '#components/site/copy-address.tsx'
import { FilterColumns } from '#components/ui/columns.tsx'
import { FilterForm, FilterSelect } from '#components/ui/filter-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { type FeedChoices, listFeedChoices, readChosen } from '#lib/feeds/public/choices.ts'
import { frameCode } from '#lib/feeds/rules/embed.ts'
import { embedCounts, type EmbedForm, embedForm, embedPath } from '#lib/feeds/schema.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { siteUrl } from '#lib/platform/env.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('feeds.embedPage')
  const locale = (await getLocale()) as Locale
  return pageMetadata({ locale, path: '/about/embed', title: t('title'), description: t('lede') })
}

export default async function EmbedPage({ searchParams }: Props) {
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('feeds')
  const typed = embedForm.parse(await searchParams)
  const [choices, chosen] = await Promise.all([listFeedChoices(locale), readChosen(locale, typed)])
  const crumbs = [{ href: '/feeds', label: t('page.title') }]
  return (
    <>
      <PageHead title={t('embedPage.title')} lede={t('embedPage.lede')} crumbs={crumbs} />
      <FilterColumns filters={<Choose choices={choices} typed={typed} />}>
        {chosen.guess ? <CentreGuesses guess={chosen.guess} hrefOf={(slug) => hrefOf(typed, slug)} /> : null}
        {chosen.names ? (
          <Block path={embedPath(locale, chosen.narrowing, typed)} typed={typed} />
        ) : (
          <Notice>{t('embed.unknown')}</Notice>
        )}
        <Section title={t('embedPage.about')}>
          <ul className="list-disc pl-6">
            {(['aboutLight', 'aboutPrivate', 'aboutFresh'] as const).map((each) => (
              <li key={each}>{t(`embedPage.${each}`)}</li>
            ))}
          </ul>
        </Section>
      </FilterColumns>
    </>
  )
}

/** The block itself in a frame, and what to paste to have it elsewhere. */
async function Block({ path, typed }: { path: string; typed: EmbedForm }) {
  const t = await getTranslations('feeds')
  const title = t('embedPage.frameTitle')
  const height = 170 + 95 * typed.count
  const words = { label: t('embedPage.code'), copy: t('page.copy'), copied: t('page.copied') }
  return (
    <>
      <Section title={t('embedPage.preview')}>
        <iframe className="embed-frame" src={path} title={title} height={height} />
      </Section>
      <Section title={t('embedPage.code')} note={t('embedPage.codeText')}>
        <CopyAddress
          id="code"
          rows={4}
          address={frameCode(siteUrl + path, { title, height })}
          words={words}
        />
      </Section>
    </>
  )
}

async function Choose({ choices, typed }: { choices: FeedChoices; typed: EmbedForm }) {
  const t = await getTranslations('feeds.embedPage')
  const tPage = await getTranslations('feeds.page')
  const isSet = Object.values(typed).some((value) => value !== '' && value !== 5 && value !== 'light')
  const counts = embedCounts.filter((each) => each !== 5).map(String)
  return (
    <>
      <h2 className="sr-only">{t('choose')}</h2>
      <FilterForm
        action="/about/embed"
        submit={t('show')}
        reset={isSet ? { href: '/about/embed', label: tPage('reset') } : undefined}
      >
        <ChoiceFields choices={choices} typed={typed} />
        <FilterSelect
          name="count"
          label={t('count')}
          any="5"
          value={typed.count === 5 ? '' : String(typed.count)}
          options={counts.map((count) => ({ value: count, label: count }))}
        />
        <FilterSelect
          name="scheme"
          label={t('scheme')}
          any={t('light')}
          value={typed.scheme === 'dark' ? 'dark' : ''}
          options={[{ value: 'dark', label: t('dark') }]}
        />
      </FilterForm>
    </>
  )
}

function hrefOf({ unit, direction, count, scheme }: EmbedForm, centre: string): string {
  const given = Object.entries({ unit, direction, centre, count: String(count), scheme })
  return `/about/embed?${new URLSearchParams(given.filter(([, value]) => value !== ''))}`
}
