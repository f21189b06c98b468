import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { FaqList } from '#components/consultations/faq-list.tsx'
import { faqData } from '#components/structured-data/pages.ts'
import { dataWords } from '#components/structured-data/words.ts'
import { ButtonLink } from '#components/ui/button.tsx'
import { AsideColumns } from '#components/ui/columns.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FilterForm, FilterText } from '#components/ui/filter-form.tsx'
import { JsonLd } from '#components/ui/json-ld.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import { listPublishedFaq, type PublishedFaq } from '#lib/consultations/public.ts'
import { searchFaq } from '#lib/consultations/rules.ts'
import { faqFilters } from '#lib/consultations/schema.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/front-office/faq'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('consultation.faq')
  const locale = (await getLocale()) as Locale
  return pageMetadata({ locale, path, title: t('title'), description: t('lede') })
}

export default async function FaqPage({ searchParams }: Props) {
  const { topic, q, thanks } = faqFilters.parse(await searchParams)
  const t = await getTranslations('consultation.faq')
  const locale = (await getLocale()) as Locale
  const all = await listPublishedFaq(locale)
  const found = searchFaq(all, q).filter((entry) => topic === '' || entry.topic.code === topic)
  return (
    <>
      <PageHead
        title={t('title')}
        lede={t('lede')}
        crumbs={[{ href: '/front-office', label: t('frontOffice') }]}
      />
      {all.length > 0 ? (
        <JsonLd data={faqData({ path, title: t('title'), description: t('lede') }, all, await dataWords())} />
      ) : null}
      <AsideColumns aside={<Ask />}>
        <FilterForm action={path} submit={t('find')} row hidden={{ topic }} reset={resetOf(q, t('all'))}>
          <FilterText name="q" label={t('search')} value={q} />
        </FilterForm>
        <Topics all={all} topic={topic} />
        <Found entries={found} q={q} thanks={thanks} />
      </AsideColumns>
    </>
  )
}

function resetOf(q: string, label: string) {
  return q ? { href: path, label } : undefined
}

/** The topics something is published about, with how many questions each. */
async function Topics({ all, topic }: { all: PublishedFaq[]; topic: string }) {
  const t = await getTranslations('consultation.faq')
  const locale = (await getLocale()) as Locale
  const groups = Map.groupBy(all, (entry) => entry.topic.code)
  const tabs = [...groups].map(([code, entries]) => ({
    href: `${path}?topic=${code}`,
    label: inLocale(entries[0]!.topic, 'name', locale),
    count: entries.length,
    current: code === topic,
  }))
  const whole = { href: path, label: t('all'), count: all.length, current: topic === '' }
  return tabs.length > 1 ? <Chips tabs={[whole, ...tabs]} label={t('topics')} /> : null
}

async function Found({ entries, q, thanks }: { entries: PublishedFaq[]; q: string; thanks: string }) {
  const t = await getTranslations('consultation.faq')
  const locale = (await getLocale()) as Locale
  if (entries.length === 0)
    return (
      <EmptyState title={t('empty')} actions={<ButtonLink href="/consultation">{t('ask')}</ButtonLink>}>
        <p>{t('emptyText')}</p>
      </EmptyState>
    )
  if (q) {
    return (
      <Section title={t('found', { count: entries.length })}>
        <FaqList entries={entries} asksHelped thanked={thanks} isOpen={entries.length <= 3} />
      </Section>
    )
  }
  const groups = Map.groupBy(entries, (entry) => entry.topic.code)
  return [...groups].map(([code, group]) => (
    <Section key={code} title={inLocale(group[0]!.topic, 'name', locale)} id={code}>
      <FaqList entries={group} asksHelped thanked={thanks} />
    </Section>
  ))
}

async function Ask() {
  const t = await getTranslations('consultation.faq')
  return (
    <div className="stack">
      <h2>{t('notFound')}</h2>
      <p>{t('notFoundText')}</p>
      <p>
        <ButtonLink href="/consultation">{t('ask')}</ButtonLink>
      </p>
    </div>
  )
}
