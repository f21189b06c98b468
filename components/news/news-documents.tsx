import { useLocale, useTranslations } from 'next-intl'
import { Section } from '#components/ui/section.tsx'
import { documentAddress, documentFormatOf } from '#lib/files/rules.ts'
import { formatBytes } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'

export type AttachedDocument = {
  title: string
  titleLocale: string
  storageKey: string
  mediaType: string
  bytes: number
}

/** The documents of an item, each with its kind and size. */
export function NewsDocuments({ documents }: { documents: readonly AttachedDocument[] }) {
  const t = useTranslations('reading')
  const locale = useLocale() as Locale
  if (documents.length === 0) return null
  return (
    <Section title={t('documents')}>
      <ul className="stack">
        {documents.map(({ title, titleLocale, storageKey, mediaType, bytes }) => (
          <li key={storageKey}>
            <a
              href={documentAddress({ storageKey, mediaType })}
              lang={titleLocale === locale ? undefined : titleLocale}
            >
              {title}
            </a>{' '}
            <span className="meta">
              {t('fileFacts', { format: documentFormatOf(mediaType), size: formatBytes(locale, bytes) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
