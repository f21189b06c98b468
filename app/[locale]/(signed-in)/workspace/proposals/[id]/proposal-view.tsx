import { useLocale, useTranslations } from 'next-intl'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Paragraphs } from '#components/ui/paragraphs.tsx'
import { Section } from '#components/ui/section.tsx'
import { Table } from '#components/ui/table.tsx'
import { formatDateTime, formatDateTimeTable, formatNumber, formatTime } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import type { FoundProposal } from '#lib/proposals/queries.ts'

type Props = { proposal: FoundProposal }
const suffixes = { kk: 'Kk', ru: 'Ru', en: 'En' } as const
const flags = ['isEmergency', 'helpsVictims', 'helpsOffenders', 'isHazardous'] as const

/** Who proposes what to whom. */
export function Facts({ proposal }: Props) {
  const t = useTranslations('proposals.page')
  const events = useTranslations('events')
  const locale = useLocale() as Locale
  const law = flags.filter((flag) => proposal[flag]).map((flag) => events(`fields.${flag}`))
  return (
    <Section title={t('about')}>
      <DescriptionList
        facts={[
          { label: t('organisation'), value: inLocale(proposal.organisation, 'name', locale) },
          { label: t('centre'), value: inLocale(proposal.centre, 'name', locale) },
          {
            label: t('when'),
            value: `${formatDateTime(locale, proposal.startsAt)} – ${formatDateTime(locale, proposal.endsAt)}`,
          },
          { label: t('where'), value: inLocale(proposal, 'place', locale) },
          { label: t('unit'), value: inLocale(proposal.unit, 'name', locale) },
          { label: t('kind'), value: events(`kinds.${proposal.kind}`) },
          { label: t('direction'), value: inLocale(proposal.direction, 'name', locale) },
          { label: t('age'), value: proposal.minimumAge },
          { label: t('law'), value: law.join('; ') },
          { label: t('note'), value: proposal.note },
        ]}
      />
    </Section>
  )
}

export function ProposedShifts({ proposal }: Props) {
  const t = useTranslations('proposals')
  const locale = useLocale() as Locale
  if (proposal.shifts.length === 0) return null
  return (
    <Section title={t('fields.shifts')}>
      <Table
        caption={t('page.shiftsCaption')}
        hideCaption
        rows={proposal.shifts}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'role',
            label: t('page.role'),
            header: true,
            cell: (shift) => inLocale(shift, 'role', locale),
          },
          {
            key: 'when',
            label: t('page.when'),
            cell: ({ startsAt, endsAt }) =>
              `${formatDateTimeTable(locale, startsAt)} – ${formatTime(locale, endsAt)}`,
          },
          {
            key: 'places',
            label: t('page.places'),
            numeric: true,
            cell: ({ places }) => formatNumber(locale, places),
          },
        ]}
      />
    </Section>
  )
}

/** The texts as they will stand in each language, so that the centre reads what it publishes. */
export function Texts({ proposal }: Props) {
  const t = useTranslations('proposals.page')
  const language = useTranslations('representatives.page.languages')
  return (
    <Section title={t('texts')}>
      <div className="grid gap-8 lg:grid-cols-3">
        {locales.map((locale) => {
          const suffix = suffixes[locale]
          if (!proposal[`title${suffix}`]) return null
          return (
            <div key={locale} lang={locale}>
              <h3>{language(locale)}</h3>
              <p className="font-semibold">{proposal[`title${suffix}`]}</p>
              <Paragraphs text={proposal[`summary${suffix}`]} />
              <Paragraphs text={proposal[`description${suffix}`]} />
            </div>
          )
        })}
      </div>
    </Section>
  )
}
