import { getLocale, getTranslations } from 'next-intl/server'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { StaffNews } from '#lib/news/queries.ts'
import { differenceLabels } from './difference-labels.ts'
import { SavedTexts } from './saved-texts.tsx'
import { StaleVersion } from './stale-version.tsx'

/** Shown only when somebody saved meanwhile: both versions, and the tick without which nothing is overwritten. */
export async function Conflict({ news }: { news: StaffNews }) {
  const t = await getTranslations('newsroom')
  const locale = (await getLocale()) as Locale
  const languages = await getTranslations('news.languages')
  const { kk, ru, en } = news.translations
  const words = ({ title, lead, coverAlt, body }: typeof kk) => ({ title, lead, coverAlt, body })
  return (
    <StaleVersion
      version={news.version}
      saved={{ kk: words(kk), ru: words(ru), en: words(en) }}
      labels={{
        yours: t('conflict.yours'),
        text: t('conflict.text'),
        keep: t('conflict.keep', { date: formatDateTime(locale, news.updatedAt) }),
        keepHint: t('conflict.keepHint'),
        none: t('diff.none'),
        languages: { kk: languages('kk'), ru: languages('ru'), en: languages('en') },
        diff: await differenceLabels(),
      }}
    >
      <SavedTexts news={news} />
    </StaleVersion>
  )
}
