import { formatDayParts } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { Horn } from './horn.tsx'

export type LetterTexts = { kind: string; recipient: string; reason: string; issuer: string; date: string }
type Props = {
  number: string | null
  kk: LetterTexts
  ru: LetterTexts
  /** The code and where to check it; left out where the paper is only shown. */
  check?: { label: string; code: string; address: string }
  size: 'page' | 'small'
  /** For the small picture of a letter: what it is. */
  label?: string
}

/** A letter on A4: Kazakh first and larger, Russian beside it, number and check code. */
export function Letter({ number, kk, ru, check, size, label }: Props) {
  return (
    <article className={`letter letter-${size}`} aria-label={label}>
      <p className="letter-number">{number}</p>
      <Horn />
      <p className="letter-kind" lang="kk">
        {kk.kind}
      </p>
      {ru.kind === kk.kind ? null : (
        <p className="letter-kind-second" lang="ru">
          {ru.kind}
        </p>
      )}
      <p className="letter-name" lang="kk">
        {kk.recipient}
      </p>
      {ru.recipient === kk.recipient ? null : (
        <p className="letter-name-second" lang="ru">
          {ru.recipient}
        </p>
      )}
      <div className="letter-reasons">
        <p lang="kk">{kk.reason}</p>
        <p lang="ru">{ru.reason}</p>
      </div>
      <div className="letter-foot">
        <Signature texts={kk} locale="kk" />
        <Signature texts={ru} locale="ru" />
      </div>
      {check ? (
        <p className="letter-check">
          {check.label}: <b>{check.code}</b>
          <span>{check.address}</span>
        </p>
      ) : null}
    </article>
  )
}

function Signature({ texts, locale }: { texts: LetterTexts; locale: Locale }) {
  return (
    <p lang={locale}>
      {texts.issuer}
      <span>{texts.date}</span>
    </p>
  )
}

/** The day and the pieces a message needs to write it as official letters do. */
export function letterDate(
  locale: Locale,
  day: string | null,
): { year: string; month: string; day: string } | null {
  if (day === null) return null
  const parts = formatDayParts(locale, day)
  return { year: day.slice(0, 4), month: parts.month, day: parts.day }
}
