import { getLocale, getTranslations } from 'next-intl/server'
import { formatDateTable, formatHours } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { Line } from '#lib/hours/rules.ts'

const step = 9
const height = 44

/** One golden stroke a confirmed hour, work by work; hollow while it waits. The table below says the same in words. */
export async function Tally({ lines }: { lines: Line[] }) {
  const t = await getTranslations('me.book')
  const locale = (await getLocale()) as Locale
  if (lines.length === 0) return null
  return (
    <section className="tally" aria-label={t('tally')}>
      <ul>
        {lines.map((line) => (
          <li key={line.key} className={line.isPending ? 'tally-pending' : undefined}>
            <p>
              <span aria-hidden="true">{formatDateTable(locale, line.day).slice(0, 5)}</span>
              <span className="sr-only">
                {t('line', {
                  day: formatDateTable(locale, line.day),
                  title: line.event ? inLocale(line.event, 'title', locale) : line.note || t('otherWork'),
                  hours: formatHours(locale, line.minutes),
                })}
              </span>
            </p>
            <Strokes minutes={line.minutes} />
          </li>
        ))}
      </ul>
      <p className="note">
        <b>{t('stroke')}</b> {lines.some(({ isPending }) => isPending) ? t('strokePending') : null}
      </p>
    </section>
  )
}

/** Whole hours are whole strokes; what remains is a shorter one. */
function Strokes({ minutes }: { minutes: number }) {
  const count = Math.ceil(minutes / 60)
  const strokes = Array.from({ length: count }, (_, index) => {
    const share = Math.min(1, minutes / 60 - index)
    return `M${3 + index * step} ${height}v-${Math.round(share * height)}`
  })
  const width = (count - 1) * step + 6
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <path d={strokes.join('')} />
    </svg>
  )
}
