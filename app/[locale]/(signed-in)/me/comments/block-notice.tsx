import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice.tsx'
import type { OwnStanding } from '#lib/comments/queries/own.ts'
import { formatDate } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** Tells a person that they cannot comment, until when and why; nothing for everybody else. */
export async function BlockNotice({ block }: { block: OwnStanding['block'] }) {
  if (!block) return null
  const t = await getTranslations('comments.own')
  const locale = (await getLocale()) as Locale
  const { reason, until } = block
  return (
    <Notice tone="bad" title={t('blockTitle')}>
      <p>
        {until
          ? t('blockUntil', { until: formatDate(locale, until), reason })
          : t('blockForGood', { reason })}
      </p>
    </Notice>
  )
}
