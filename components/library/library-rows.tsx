import { useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { documentFormatOf } from '#lib/files/rules.ts'
import { formatBytes, formatDate } from '#lib/i18n/format.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import type { PublicLibraryItem } from '#lib/library/public.ts'

/** Items as the public library lists them: what it is, what it is about, and a file a click away. */
export function LibraryRows({ items }: { items: PublicLibraryItem[] }) {
  const t = useTranslations('library')
  const locale = useLocale() as Locale
  return (
    <Rows>
      {items.map((item) => (
        <Row
          key={item.slug}
          level={2}
          meta={[t(`kinds.${item.kind}`), item.direction?.name].filter(Boolean).join(' · ')}
          title={
            <SiteLink href={item.href} lang={item.titleLocale === locale ? undefined : item.titleLocale}>
              {item.title}
            </SiteLink>
          }
          end={
            <>
              {t('number', { number: item.number })}
              <br />
              {t('renewed', { date: formatDate(locale, item.renewedAt) })}
            </>
          }
        >
          {item.summary ? (
            <p lang={item.summaryLocale === locale ? undefined : item.summaryLocale}>{item.summary}</p>
          ) : null}
          <FileLinks item={item} />
        </Row>
      ))}
    </Rows>
  )
}

/** One link a language; each counts a download and goes on to the file. */
export function FileLinks({ item }: { item: Pick<PublicLibraryItem, 'href' | 'files'> }) {
  const t = useTranslations('library')
  const locale = useLocale() as Locale
  return (
    <ul className="library-files">
      {item.files.map((file) => (
        <li key={file.id}>
          <a href={localePath(locale, `${item.href}/${file.id}`)} rel="nofollow" hrefLang={file.locale}>
            {t('download', {
              language: t(`languages.${file.locale}`),
              format: documentFormatOf(file.mediaType),
              size: formatBytes(locale, file.bytes),
            })}
          </a>
          {file.isBehind ? <p className="note">{t('behind', { number: file.number })}</p> : null}
        </li>
      ))}
    </ul>
  )
}
