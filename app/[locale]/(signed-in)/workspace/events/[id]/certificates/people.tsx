import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import type { Desk, Work } from '#lib/certificates/queries/desk.ts'
import { formatDateTable, formatHours } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { WorkActions } from './work-actions.tsx'

/** Who was present, whose hours are confirmed, and who has a certificate. */
export async function People({ desk }: { desk: Desk }) {
  const t = await getTranslations('certificates.desk')
  const issued = desk.works.filter(({ certificate }) => certificate).length
  return (
    <Section title={t('people')} note={t('peopleNote', { issued, all: desk.works.length })} tone="gold">
      <p className="pb-4">{t('lede')}</p>
      {desk.works.length === 0 ? (
        <EmptyState
          title={t('nobody')}
          actions={<ButtonLink href={`/workspace/events/${desk.id}`}>{t('toEvent')}</ButtonLink>}
        >
          <p>{t('nobodyText')}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t('people')}
          hideCaption
          columns={await workColumns(desk)}
          rows={desk.works}
          rowKey={({ id }) => id}
        />
      )}
    </Section>
  )
}

async function workColumns(desk: Desk): Promise<Column<Work>[]> {
  const t = await getTranslations('certificates.desk')
  const locale = (await getLocale()) as Locale
  return [
    {
      key: 'name',
      label: t('name'),
      header: true,
      cell: ({ volunteer }) => (
        <SiteLink href={`/workspace/volunteers/${volunteer.id}`}>{fullName(volunteer)}</SiteLink>
      ),
    },
    { key: 'role', label: t('role'), cell: (work) => inLocale(work, 'role', locale) },
    {
      key: 'hours',
      label: t('hours'),
      numeric: true,
      cell: ({ minutes }) => (minutes > 0 ? formatHours(locale, minutes) : '—'),
    },
    { key: 'state', label: t('state'), cell: (work) => <State work={work} /> },
    {
      key: 'actions',
      label: t('actions'),
      cell: (work) => <WorkActions work={work} eventId={desk.id} />,
    },
  ]
}

async function State({ work: { certificate, minutes, isOwn } }: { work: Work }) {
  const t = await getTranslations('certificates.desk')
  const locale = (await getLocale()) as Locale
  if (certificate) {
    const hasChanged = certificate.minutes !== minutes
    return (
      <>
        <Status mark="thanks">{t('issued', { date: formatDateTable(locale, certificate.issuedAt) })}</Status>
        {hasChanged ? (
          <p className="meta">{t('changed', { hours: formatHours(locale, certificate.minutes) })}</p>
        ) : null}
      </>
    )
  }
  if (minutes <= 0) return <Status mark="off">{t('noHours')}</Status>
  return isOwn ? t('own') : <Status mark="wait">{t('ready')}</Status>
}
