import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { StaffNews } from '#lib/news/queries.ts'
import type { OwnDraft } from '#lib/news/queries/writers.ts'
import { discardOwnDraft } from './writing-actions.ts'

type Props = { news: StaffNews; draft: OwnDraft; isTaken: boolean }

/** Offers what was typed and never saved, after a reload, a crash or a lost session. */
export async function DraftOffer({ news, draft, isTaken }: Props) {
  const t = await getTranslations('newsroom.draft')
  const locale = (await getLocale()) as Locale
  const date = formatDateTime(locale, draft.savedAt)
  return (
    <Notice title={isTaken ? undefined : t('title')}>
      <p>{t(isTaken ? 'taken' : 'text', { date })}</p>
      {draft.version < news.version ? <p>{t('older')}</p> : null}
      <div className="actions mt-3">
        {isTaken ? null : (
          <ButtonLink href={`/staff/news/${news.id}?draft=take`} look="small">
            {t('take')}
          </ButtonLink>
        )}
        <ConfirmButton
          action={discardOwnDraft}
          label={t('discard')}
          hidden={{ id: news.id }}
          look="small-quiet"
        />
      </div>
    </Notice>
  )
}

/** The item with the words of the draft in its fields, to be saved on the version they were typed on. */
export function withDraft(news: StaffNews, { words }: OwnDraft): StaffNews {
  const { translations, sourceUrl, sourceLocale = news.sourceLocale, ...plain } = words
  const merged = Object.fromEntries(
    (['kk', 'ru', 'en'] as const).map((locale) => {
      const { isReady, ...texts } = translations[locale]
      const saved = news.translations[locale]
      const state = saved.state === 'published' ? saved.state : isReady ? 'ready' : 'draft'
      return [locale, { ...saved, ...texts, state }]
    }),
  ) as StaffNews['translations']
  return { ...news, ...plain, sourceLocale, sourceUrl: sourceUrl || null, translations: merged }
}
