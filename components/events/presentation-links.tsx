import { useLocale, useTranslations } from 'next-intl'
import { Section } from '#components/ui/section.tsx'
import type { EventView } from '#lib/events/rules.ts'
import { documentAddress, documentFormatOf } from '#lib/files/rules.ts'
import { formatBytes } from '#lib/i18n/format.ts'
import { inLocale, localeOf } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'

type File = EventView['files'][number]

/** Presentations as links to download, each with who made it and how large it is. */
export function PresentationLinks({ files }: { files: File[] }) {
  const t = useTranslations('series.presentations')
  const locale = useLocale() as Locale
  if (files.length === 0) return null
  return (
    <ul className="presentations">
      {files.map((file) => {
        const language = localeOf(file, 'title', locale)
        return (
          <li key={file.id}>
            <a href={documentAddress(file.file)} download lang={language === locale ? undefined : language}>
              {inLocale(file, 'title', locale)}
            </a>{' '}
            <span className="meta">
              {[
                file.speakerName,
                t('fileFacts', {
                  format: documentFormatOf(file.file.mediaType),
                  size: formatBytes(locale, file.file.bytes),
                }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** The presentations of the event as a whole; those of a line stand in its line. */
export function Presentations({ event }: { event: EventView }) {
  const t = useTranslations('series.presentations')
  if (event.files.length === 0) return null
  return (
    <Section title={t('title')} id="presentations">
      <PresentationLinks files={event.files} />
    </Section>
  )
}
