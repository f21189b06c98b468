import { getLocale, getTranslations } from 'next-intl/server'
import { ComparedText, ComparedWords } from '#components/news/difference.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { compareDocuments, compareWords, isSame } from '#lib/news/rules/differences.ts'
import type { StaffNews } from '#lib/news/queries.ts'
import type { VersionText } from '#lib/news/queries/versions.ts'
import { differenceLabels } from './difference-labels.ts'

type Props = {
  news: StaffNews
  locale: Locale
  /** The source as it was when the translation was made; null when nobody kept it. */
  madeFrom: VersionText | null
}

/** Above a translation that fell behind: what changed in its source since, and the way to say that it is right all the same. */
export async function StaleNotice({ news, locale, madeFrom }: Props) {
  const { staleSince, madeFromVersion } = news.translations[locale]
  if (!staleSince) return null
  const t = await getTranslations('newsroom.stale')
  const own = (await getLocale()) as Locale
  const date = formatDateTime(own, staleSince)
  return (
    <Notice title={t('title')}>
      <p>{madeFromVersion ? t('since', { date, number: madeFromVersion }) : t('sinceUnknown', { date })}</p>
      {madeFrom ? <SourceChanges news={news} madeFrom={madeFrom} /> : null}
      <p className="mt-3">
        <button type="submit" form={confirmFormId(locale)} className="button button-small button-quiet">
          {t('right')}
        </button>
      </p>
      <p className="note">{t('rightHint')}</p>
    </Notice>
  )
}

export function confirmFormId(locale: Locale): string {
  return `still-right-${locale}`
}

async function SourceChanges({ news, madeFrom }: { news: StaffNews; madeFrom: VersionText }) {
  const t = await getTranslations('newsroom')
  const labels = await differenceLabels()
  const source = news.translations[news.sourceLocale]
  const lines = [compareWords(madeFrom.title, source.title), compareWords(madeFrom.lead, source.lead)].filter(
    (parts) => !isSame(parts),
  )
  const text = compareDocuments(madeFrom.body, source.body).filter(({ parts }) => !isSame(parts))
  return (
    <details open>
      <summary className="min-h-11 cursor-pointer py-2 font-semibold">{t('stale.what')}</summary>
      <div className="grid gap-2">
        {lines.map((parts, index) => (
          <p key={index} lang={news.sourceLocale} className="compared-words">
            <ComparedWords parts={parts} labels={labels} />
          </p>
        ))}
        {text.length > 0 ? <ComparedText lines={text} lang={news.sourceLocale} labels={labels} /> : null}
        <p className="note">{t('diff.legend')}</p>
      </div>
    </details>
  )
}
