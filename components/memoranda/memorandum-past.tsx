import { useLocale, useTranslations } from 'next-intl'
import { formatDate } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { MemorandumPage } from '#lib/memoranda/public.ts'

/** How a memorandum came about and what became of it, in the order of days. Nothing where only a source speaks of it. */
export function MemorandumPast({ memorandum }: { memorandum: MemorandumPage }) {
  const t = useTranslations('memoranda.past')
  const locale = useLocale() as Locale
  const { past, signedOn, validUntil, terminatedOn, status } = memorandum
  const steps = [
    ...past.decisions.map(({ kind, on, party }) => ({
      on,
      words: kind === 'agreed' ? t('agreed') : t('signedOff', { party: party ?? t('formerParty') }),
    })),
    ...(signedOn ? [{ on: signedOn, words: t('signed') }] : []),
    ...past.addenda.map(({ number, on, validUntil: until, note }) => ({
      on: on ?? '',
      words: [t('prolonged', { number, date: until ? formatDate(locale, until) : '' }), note]
        .filter(Boolean)
        .join('. '),
    })),
    ...(status === 'expired' && validUntil ? [{ on: validUntil, words: t('ended') }] : []),
    ...(terminatedOn ? [{ on: terminatedOn, words: t('terminated') }] : []),
  ]
  const ordered = steps.sort((a, b) => a.on.localeCompare(b.on))
  return (
    <ol className="memorandum-past">
      {ordered.map(({ on, words }, index) => (
        <li key={index}>
          <time dateTime={on}>{formatDate(locale, on)}</time> <span>{words}</span>
        </li>
      ))}
    </ol>
  )
}

export function hasPast({ past, signedOn, terminatedOn }: MemorandumPage): boolean {
  return past.decisions.length + past.addenda.length > 0 || signedOn !== null || terminatedOn !== null
}
