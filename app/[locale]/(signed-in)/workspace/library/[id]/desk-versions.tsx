import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import { documentFormatOf } from '#lib/files/rules.ts'
import { formatBytes, formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, localePath, locales } from '#lib/i18n/routing.ts'
import type { LibraryItemOnDesk } from '#lib/library/queries.ts'

/** All versions with their files; what came after the reader's own one stands first, under a notice. */
export async function DeskVersions({ item }: { item: LibraryItemOnDesk }) {
  const t = await getTranslations('library')
  const locale = (await getLocale()) as Locale
  const { taken, releases } = item
  const newer = taken && item.isChanged ? releases.filter(({ number }) => number > taken.number) : []
  return (
    <Section title={t('versions')} note={t('downloads', { count: item.downloads })}>
      {newer.length > 0 && taken ? (
        <Notice title={t('desk.isChanged')}>
          <p>{t('desk.takenNumber', { number: taken.number, date: formatDate(locale, taken.at) })}</p>
          <ul>
            {newer.map((release) => (
              <li key={release.number}>
                {t('number', { number: release.number })}: {inLocale(release, 'note', locale)}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {releases.length === 0 ? <p>{t('desk.noFiles')}</p> : null}
      <ol className="library-versions" reversed>
        {releases.map((release) => (
          <li key={release.number}>
            <h3>
              {t('number', { number: release.number })}, {formatDate(locale, release.createdAt)}
            </h3>
            <p>{inLocale(release, 'note', locale) || t('first')}</p>
            <ul className="library-files">
              {locales.flatMap((each) =>
                release.files
                  .filter((file) => file.locale === each)
                  .map((file) => (
                    <li key={file.id}>
                      <a href={localePath(locale, `/workspace/library/${item.id}/${file.id}`)}>
                        {t('download', {
                          language: t(`languages.${each}`),
                          format: documentFormatOf(file.file.mediaType),
                          size: formatBytes(locale, file.file.bytes),
                        })}
                      </a>
                    </li>
                  )),
              )}
            </ul>
          </li>
        ))}
      </ol>
    </Section>
  )
}
