import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { localePath, type Locale } from '#lib/i18n/routing.ts'
import type { TableId } from '#lib/statistics/rules/tables.ts'

type Props = {
  /** The picture; its heading stands in the section. */
  chart?: ReactNode
  /** The twin: all numbers of the picture and more. */
  table: ReactNode
  file: TableId
  unit?: string
  note?: string
}

/** A picture of numbers with its table, which opens in place and is always on paper, and the same numbers as files. */
export function Figure({ chart, table, file, unit, note }: Props) {
  const t = useTranslations('statistics')
  const locale = useLocale() as Locale
  const address = (kind: string) =>
    `${localePath(locale, `/statistics/data/${file}.${kind}`)}${unit ? `?unit=${unit}` : ''}`
  return (
    <div className="figure">
      {chart}
      {note ? <p className="note">{note}</p> : null}
      {chart ? (
        <details className="twin">
          <summary>{t('table')}</summary>
          <div className="twin-body">{table}</div>
        </details>
      ) : (
        table
      )}
      <p className="figure-files">
        <a href={address('csv')} download>
          {t('csv')}
        </a>
        <a href={address('json')} download>
          {t('json')}
        </a>
      </p>
    </div>
  )
}
