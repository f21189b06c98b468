import { useLocale, useTranslations } from 'next-intl'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { formatDate, formatHours } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { type Dossier, saidIn } from '#lib/nominations/rules/dossier.ts'

/** The facts of a nominee from the registers, with the day they were taken; nothing of contacts, age or documents. */
export function DossierFacts({ dossier, frozenAt }: { dossier: Dossier | null; frozenAt?: Date }) {
  const t = useTranslations('nominations.dossier')
  const locale = useLocale() as Locale
  if (!dossier) return <p className="note">{t('gone')}</p>
  const isBody = dossier.kind === 'organisation'
  const hours = (minutes: number) => t('hours', { hours: formatHours(locale, minutes) })
  return (
    <>
      <p className="note pb-4">
        {frozenAt ? t('frozen', { date: formatDate(locale, frozenAt.toISOString()) }) : t('now')}
      </p>
      <DescriptionList
        facts={[
          { label: t('since'), value: dossier.since ? formatDate(locale, dossier.since) : null },
          {
            label: t(isBody ? 'unit' : 'centres'),
            value: dossier.centres.map((name) => saidIn(name, locale)).join(', ') || null,
          },
          { label: t('members'), value: dossier.members === null ? null : String(dossier.members) },
          { label: t(isBody ? 'hoursAtTheirs' : 'confirmedHours'), value: <b>{hours(dossier.minutes)}</b> },
          {
            label: t('byYear'),
            value: dossier.byYear.length > 0 ? <Sums rows={yearsOf(dossier)} hours={hours} /> : null,
          },
          {
            label: t('byDirection'),
            value:
              dossier.byDirection.length > 0 ? (
                <Sums rows={directionsOf(dossier, locale)} hours={hours} />
              ) : null,
          },
          { label: t(isBody ? 'hosted' : 'events'), value: String(dossier.events) },
          {
            label: t('latest'),
            value: dossier.latestEvents.length > 0 ? <Latest dossier={dossier} locale={locale} /> : null,
          },
          {
            label: t('awards'),
            value: dossier.awards.length > 0 ? <Awards dossier={dossier} locale={locale} /> : t('noAwards'),
          },
        ]}
      />
    </>
  )
}

type SumRow = { name: string; minutes: number }

function yearsOf({ byYear }: Dossier): SumRow[] {
  return byYear.map(({ year, minutes }) => ({ name: String(year), minutes }))
}

function directionsOf({ byDirection }: Dossier, locale: Locale): SumRow[] {
  return byDirection.map(({ name, minutes }) => ({ name: saidIn(name, locale), minutes }))
}

function Sums({ rows, hours }: { rows: SumRow[]; hours: (minutes: number) => string }) {
  return (
    <ul>
      {rows.map(({ name, minutes }) => (
        <li key={name}>
          {name}: {hours(minutes)}
        </li>
      ))}
    </ul>
  )
}

function Latest({ dossier, locale }: { dossier: Dossier; locale: Locale }) {
  return (
    <ul>
      {dossier.latestEvents.map(({ title, day }, index) => (
        <li key={`${day} ${index}`}>
          {formatDate(locale, day)}: {saidIn(title, locale)}
        </li>
      ))}
    </ul>
  )
}

function Awards({ dossier, locale }: { dossier: Dossier; locale: Locale }) {
  return (
    <ul>
      {dossier.awards.map(({ number, kind }) => (
        <li key={number}>
          {saidIn(kind, locale)}, № {number}
        </li>
      ))}
    </ul>
  )
}
