import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { FileLinks } from '#components/library/library-rows.tsx'
import { libraryData } from '#components/structured-data/papers.ts'
import { dataWords } from '#components/structured-data/words.ts'
import { AsideColumns } from '#components/ui/columns.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { JsonLd } from '#components/ui/json-ld.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Paragraphs } from '#components/ui/paragraphs.tsx'
import { Section } from '#components/ui/section.tsx'
import { findCardImage } from '#lib/cards/public.ts'
import { documentFormatOf } from '#lib/files/rules.ts'
import { formatBytes, formatDate } from '#lib/i18n/format.ts'
import { pageMetadata, writtenPaths } from '#lib/i18n/metadata.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { findPublishedLibraryItem, type LibraryPage } from '#lib/library/public.ts'
import { offeredFile } from '#lib/library/rules.ts'

export const dynamic = 'error'

/** No item is prerendered at build, so that a build needs no database; each is on its first visit. */
export function generateStaticParams() {
  return [{ slug: '_' }]
}

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = (await getLocale()) as Locale
  const item = await findPublishedLibraryItem((await params).slug, locale)
  if (!item) return {}
  const t = await getTranslations('library')
  const description = item.summary.slice(0, 200) || t(`kinds.${item.kind}`)
  return pageMetadata({
    ...{ locale, description, title: item.title },
    path: writtenPaths(item.languages, item.href),
    image: await findCardImage('library', locale, item.slug),
  })
}

export default async function LibraryItemPage({ params }: Props) {
  const locale = (await getLocale()) as Locale
  const item = await findPublishedLibraryItem((await params).slug, locale)
  if (!item) notFound()
  const t = await getTranslations('library')
  const offered = offeredFile(item.files, locale)
  return (
    <>
      <PageHead
        title={item.title}
        lang={item.titleLocale === locale ? undefined : item.titleLocale}
        crumbs={[{ href: '/library', label: t('title') }]}
        meta={t(`kinds.${item.kind}`)}
      />
      <AsideColumns aside={<Facts item={item} />} asideFirst>
        <Paragraphs
          text={item.summary}
          lang={item.summaryLocale === locale ? undefined : item.summaryLocale}
        />
        <Section title={t('files')}>
          {offered && offered.locale !== locale ? (
            <Notice>{t('otherLanguage', { language: t(`languages.${offered.locale}`) })}</Notice>
          ) : null}
          <FileLinks item={item} />
        </Section>
        <Versions item={item} />
      </AsideColumns>
      <JsonLd data={libraryData(item, await dataWords())} />
    </>
  )
}

async function Versions({ item }: { item: LibraryPage }) {
  const t = await getTranslations('library')
  const locale = (await getLocale()) as Locale
  return (
    <Section title={t('versions')} note={t('versionsNote')}>
      <ol className="library-versions" reversed>
        {item.releases.map((release) => (
          <li key={release.number}>
            <h3>
              {t('number', { number: release.number })}, {formatDate(locale, release.addedAt)}
            </h3>
            <p lang={release.note && release.noteLocale !== locale ? release.noteLocale : undefined}>
              {release.note || t('first')}
            </p>
            <ul className="library-files">
              {release.files.map((file) => (
                <li key={file.id}>
                  <a
                    href={localePath(locale, `${item.href}/${file.id}`)}
                    rel="nofollow"
                    hrefLang={file.locale}
                  >
                    {t('file', {
                      language: t(`languages.${file.locale}`),
                      format: documentFormatOf(file.mediaType),
                      size: formatBytes(locale, file.bytes),
                    })}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Section>
  )
}

async function Facts({ item }: { item: LibraryPage }) {
  const t = await getTranslations('library')
  const locale = (await getLocale()) as Locale
  const { sourceUrl, direction } = item
  return (
    <>
      <DescriptionList
        facts={[
          { label: t('kind'), value: t(`kinds.${item.kind}`) },
          { label: t('direction'), value: direction?.name ?? null },
          { label: t('versions'), value: t('number', { number: item.number }) },
          {
            label: t('source'),
            value: sourceUrl ? <a href={sourceUrl}>{URL.parse(sourceUrl)?.host ?? sourceUrl}</a> : null,
          },
        ]}
      />
      <p className="note">
        {t('renewed', { date: formatDate(locale, item.renewedAt) })}
        <br />
        {t('downloads', { count: item.downloads })}
        {item.isDemo ? (
          <>
            <br />
            {t('demo')}
          </>
        ) : null}
      </p>
    </>
  )
}
