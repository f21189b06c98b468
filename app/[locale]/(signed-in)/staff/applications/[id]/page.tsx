import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Shell } from '#components/ui/columns.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Paragraphs } from '#components/ui/paragraphs.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { PublicStateStatus } from '#components/site/public-state.tsx'
import { requireAdministrator } from '#lib/accounts/session.ts'
import { canDecide, openStates } from '#lib/applications/policy.ts'
import { findApplication, type FoundApplication, listLikely } from '#lib/applications/queries.ts'
import { formatDate, formatDateTime } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { phoneText } from '#lib/volunteers/rules.ts'
import { ApplicationStatus } from '../application-state.tsx'
import { Decisions } from './decisions.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('applications.staff')
  return { title: t('title') }
}

export default async function ApplicationPage({ params }: Props) {
  const actor = await requireAdministrator()
  const application = (await findApplication(actor, (await params).id)) ?? notFound()
  const t = await getTranslations('applications.staff')
  const locale = (await getLocale()) as Locale
  const isOpen = openStates.some((state) => state === application.state)
  return (
    <>
      <PageHead
        title={locale === 'kk' ? application.nameKk : application.nameRu}
        crumbs={[{ href: '/staff/applications', label: t('title') }]}
        meta={formatDateTime(locale, application.createdAt)}
      >
        <ApplicationStatus state={application.state} />
      </PageHead>
      <Shell>
        <Section title={t('facts')}>
          <Facts application={application} />
        </Section>
        {application.about ? (
          <Section title={t('about')}>
            <Paragraphs text={application.about} lang={application.locale} />
          </Section>
        ) : null}
        <Section title={t('contact')}>
          <Contact application={application} />
        </Section>
        {isOpen ? (
          <>
            <Likely rows={await listLikely(actor, application)} />
            <Decisions application={application} mayDecide={canDecide(actor, application)} />
          </>
        ) : null}
      </Shell>
    </>
  )
}

async function Facts({ application }: { application: FoundApplication }) {
  const t = await getTranslations('applications')
  const locale = (await getLocale()) as Locale
  const { legalForm, organisation, website } = application
  return (
    <DescriptionList
      facts={[
        { label: t('fields.kind'), value: t(`fields.kinds.${application.kind}`) },
        { label: t('fields.nameKk'), value: <span lang="kk">{application.nameKk}</span> },
        { label: t('fields.nameRu'), value: <span lang="ru">{application.nameRu}</span> },
        { label: t('fields.unit'), value: inLocale(application.unit, 'name', locale) },
        { label: t('fields.legalForm'), value: legalForm ? inLocale(legalForm, 'name', locale) : null },
        { label: t('fields.registrationNumber'), value: application.registrationNumber },
        { label: t('fields.website'), value: website ? <a href={website}>{website}</a> : null },
        { label: t('staff.taker'), value: application.takerName },
        {
          label: t('staff.decidedAt'),
          value: application.decidedAt ? formatDate(locale, application.decidedAt) : null,
        },
        { label: t('staff.reason'), value: application.reason },
        {
          label: t('staff.organisation'),
          value: organisation ? (
            <SiteLink href={`/workspace/organisations/${organisation.id}`}>{application.nameKk}</SiteLink>
          ) : null,
        },
      ]}
    />
  )
}

async function Contact({ application }: { application: FoundApplication }) {
  const t = await getTranslations('applications')
  const locale = (await getLocale()) as Locale
  if (application.forgottenAt) return <p className="note">{t('staff.forgotten')}</p>
  const { contactEmail, contactPhone } = application
  const language = application.locale as Locale
  return (
    <DescriptionList
      facts={[
        { label: t('fields.contactName'), value: application.contactName },
        { label: t('fields.contactEmail'), value: <a href={`mailto:${contactEmail}`}>{contactEmail}</a> },
        {
          label: t('fields.contactPhone'),
          value: contactPhone ? <a href={`tel:${contactPhone}`}>{phoneText(contactPhone)}</a> : null,
        },
        { label: t('staff.language'), value: t(`staff.languages.${language}`) },
        { label: t('staff.consentAt'), value: formatDateTime(locale, application.consentAt) },
      ]}
    />
  )
}

async function Likely({ rows }: { rows: Awaited<ReturnType<typeof listLikely>> }) {
  const t = await getTranslations('applications.staff')
  const locale = (await getLocale()) as Locale
  if (rows.length === 0) return <p className="note mt-6">{t('noLikely')}</p>
  return (
    <Section title={t('likely')} note={t('likelyNote')}>
      <Rows>
        {rows.map((row) => (
          <Row
            key={row.id}
            title={
              <SiteLink href={`/workspace/organisations/${row.id}`}>{inLocale(row, 'name', locale)}</SiteLink>
            }
            meta={row.unit ? inLocale(row.unit, 'name', locale) : undefined}
            end={<PublicStateStatus state={row.state} isVerified />}
          />
        ))}
      </Rows>
    </Section>
  )
}
