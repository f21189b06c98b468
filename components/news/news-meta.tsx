import { useLocale, useTranslations } from 'next-intl'
import { formatDate } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf } from '#lib/platform/clock.ts'
import type { NewsKind } from '#lib/news/schema.ts'

type Props = { publishedAt: Date; kind?: NewsKind; authorName?: string }

/** Day, kind and author of an item, in words. */
export function NewsMeta({ publishedAt, kind, authorName }: Props) {
  const t = useTranslations('news')
  const locale = useLocale() as Locale
  return (
    <>
      <time dateTime={dayOf(publishedAt)}>{formatDate(locale, publishedAt)}</time>
      {kind && kind !== 'news' ? ` · ${t(`kinds.${kind}`)}` : null}
      {authorName ? ` · ${authorName}` : null}
    </>
  )
}
