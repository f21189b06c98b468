import { getLocale, getTranslations } from 'next-intl/server'
import { formatDateTable } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { Choices } from '#lib/mailings/queries/choices.ts'

/** When which kind was declined, how, and when it was wanted again. */
export async function RefusalHistory({ history }: { history: Choices['history'] }) {
  const t = await getTranslations('mailings')
  const locale = (await getLocale()) as Locale
  return (
    <ul className="rows">
      {history.map(({ id, kind, source, at, endedAt }) => (
        <li key={id}>
          {t('own.declinedOn', { kind: t(`kinds.${kind}`), at: formatDateTable(locale, at) })} (
          {t(`own.sources.${source}`)})
          {endedAt ? `; ${t('own.againOn', { at: formatDateTable(locale, endedAt) })}` : ''}
        </li>
      ))}
    </ul>
  )
}
