import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice.tsx'
import { formatDateTime } from '#lib/i18n/format.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import type { StaffNews } from '#lib/news/queries.ts'
import { writePlain } from '#lib/rich-text/rules/plain.ts'

/** The version in the database, to compare with what is in the fields. */
export async function SavedTexts({ news }: { news: StaffNews }) {
  const t = await getTranslations('news')
  const room = await getTranslations('newsroom')
  const locale = (await getLocale()) as Locale
  const date = formatDateTime(locale, news.updatedAt)
  return (
    <Notice title={t('desk.staleTitle')}>
      <p>{t('desk.staleText')}</p>
      <p>{room('changedAt', { date })}</p>
      {locales.map((each) => (
        <details key={each}>
          <summary lang={each} className="min-h-11 cursor-pointer py-2 font-semibold">
            {t(`languages.${each}`)}
          </summary>
          <div lang={each} className="grid gap-2 whitespace-pre-wrap">
            <p>
              <strong>{news.translations[each].title}</strong>
            </p>
            <p>{news.translations[each].lead}</p>
            <p>{writePlain(news.translations[each].body)}</p>
          </div>
        </details>
      ))}
    </Notice>
  )
}
