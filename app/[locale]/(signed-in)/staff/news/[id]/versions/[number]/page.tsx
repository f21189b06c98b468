import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { SiteLink } from '#components/site/site-link.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { FilterForm, FilterText } from '#components/ui/filter-form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { findNews, type StaffNews } from '#lib/news/queries.ts'
import { findVersion, latestVersionNumber, type StaffVersion } from '#lib/news/queries/versions.ts'
import { idPattern } from '#lib/platform/text.ts'
import { writePlain } from '#lib/rich-text/rules/plain.ts'
import { restore } from '../../writing-actions.ts'
import { Comparison } from './comparison.tsx'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string; number: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('newsroom.versions')
  return { title: t('title') }
}

/** A version beside the one before it, or beside a chosen one, and the way to take it back. */
export default async function VersionPage({ params, searchParams }: Props) {
  const actor = await requireEditor()
  const { id, number } = await params
  const wanted = numberOf(number)
  if (!idPattern.test(id) || !wanted) notFound()
  const [news, version] = await Promise.all([findNews(actor, id), findVersion(actor, id, wanted)])
  if (!news || !version) notFound()
  const against = numberOf((await searchParams).against) ?? wanted - 1
  const before = against > 0 && against !== wanted ? await findVersion(actor, id, against) : null
  const latest = await latestVersionNumber(actor, id)
  const t = await getTranslations('newsroom.versions')
  return (
    <>
      <Head news={news} version={version} />
      <div className="shell grid gap-6 pt-6">
        {latest > 1 ? (
          <FilterForm action={`/staff/news/${id}/versions/${wanted}`} submit={t('compareSubmit')} row>
            <FilterText
              name="against"
              label={t('compare')}
              type="number"
              min={1}
              max={latest}
              value={before ? String(before.number) : ''}
            />
          </FilterForm>
        ) : null}
        {before ? (
          <Section title={t('against', { before: before.number, after: version.number })}>
            <Comparison before={before} after={version} />
          </Section>
        ) : null}
        {wanted < latest ? <Restore news={news} number={wanted} /> : null}
        <WholeText version={version} isOpen={!before} />
      </div>
    </>
  )
}

function numberOf(value: unknown): number | null {
  return typeof value === 'string' && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : null
}

async function Head({ news, version }: { news: StaffNews; version: StaffVersion }) {
  const t = await getTranslations('newsroom.versions')
  const desk = await getTranslations('news.desk')
  const locale = (await getLocale()) as Locale
  const { number, savedAt, savedBy, restoredFrom } = version
  const title = locales.map((each) => news.translations[each].title).find(Boolean) ?? desk('untitled')
  const crumbs = [
    { href: '/staff/news', label: desk('title') },
    { href: `/staff/news/${news.id}`, label: title },
    { href: `/staff/news/${news.id}/versions`, label: t('title') },
  ]
  return (
    <PageHead
      title={t('one', { number })}
      crumbs={crumbs}
      meta={`${formatDateTime(locale, savedAt)}. ${savedBy?.name ?? t('nobody')}`}
      lede={restoredFrom ? t('restoredFrom', { number: restoredFrom }) : undefined}
    >
      <SiteLink href={`/staff/news/${news.id}`}>{t('back')}</SiteLink>
    </PageHead>
  )
}

async function Restore({ news, number }: { news: StaffNews; number: number }) {
  const t = await getTranslations('newsroom.versions')
  const desk = await getTranslations('news.desk')
  return (
    <div>
      <ConfirmButton
        action={restore}
        label={t('restore')}
        hidden={{ id: news.id, number, version: news.version }}
        confirm={{
          title: t('restoreTitle'),
          text: (
            <>
              <p>{t('restoreText')}</p>
              {news.state === 'published' ? <p>{t('restorePublic')}</p> : null}
            </>
          ),
          closeLabel: desk('close'),
        }}
      />
    </div>
  )
}

/** The words of the version as they can be copied from. */
async function WholeText({ version, isOpen }: { version: StaffVersion; isOpen: boolean }) {
  const t = await getTranslations('newsroom.versions')
  const languages = await getTranslations('news.languages')
  const written = locales.filter((locale) => version.texts[locale].title !== '')
  return (
    <details open={isOpen}>
      <summary className="min-h-11 cursor-pointer py-2 font-semibold">{t('whole')}</summary>
      {written.map((locale) => {
        const { title, lead, body } = version.texts[locale]
        return (
          <section key={locale} className="grid max-w-[44rem] gap-2 pt-4">
            <h3 lang={locale} className="meta">
              {languages(locale)}
            </h3>
            <div lang={locale} className="grid gap-2 break-words whitespace-pre-wrap">
              <p className="font-semibold">{title}</p>
              <p>{lead}</p>
              <p>{writePlain(body)}</p>
            </div>
          </section>
        )
      })}
    </details>
  )
}
