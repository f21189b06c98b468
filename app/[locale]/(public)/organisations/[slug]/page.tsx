import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { EventDays } from '#components/events/event-days.tsx'
import { Picture } from '#components/files/picture.tsx'
import { BodyPeople } from '#components/statistics/body-people.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { organisationData } from '#components/structured-data/bodies.ts'
import { dataWords } from '#components/structured-data/words.ts'
import { AsideColumns } from '#components/ui/columns.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { JsonLd } from '#components/ui/json-ld.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Paragraphs } from '#components/ui/paragraphs.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { findCardImage } from '#lib/cards/public.ts'
import { listEventsOfOrganisation } from '#lib/events/public.ts'
import { FollowBox } from '../../follow-box.tsx'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale, languagesOf, localeOf } from '#lib/i18n/localised.ts'
import { pageMetadata, writtenPaths } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findPublishedOrganisation } from '#lib/organisations/public.ts'
import { findBodyPeople } from '#lib/statistics/public.ts'
import { AwardsAndMemoranda } from './awards-and-memoranda.tsx'

export const dynamic = 'error'

/** No organisation is prerendered at build, so that a build needs no database; each is on its first visit. */
export function generateStaticParams() {
  return [{ slug: '_' }]
}

type Props = { params: Promise<{ slug: string }> }
type Organisation = NonNullable<Awaited<ReturnType<typeof findPublishedOrganisation>>>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const locale = (await getLocale()) as Locale
  const row = await findPublishedOrganisation(slug)
  if (!row) return {}
  const description = inLocale(row, 'description', locale).slice(0, 200)
  return pageMetadata({
    locale,
    path: writtenPaths(languagesOf(row, 'name'), `/organisations/${slug}`),
    title: inLocale(row, 'name', locale),
    description,
    image: await findCardImage('organisations', locale, slug),
  })
}

export default async function OrganisationPage({ params }: Props) {
  const { slug } = await params
  const row = await findPublishedOrganisation(slug)
  if (!row) notFound()
  const t = await getTranslations('organisations')
  const locale = (await getLocale()) as Locale
  const crumbs = [{ href: '/organisations', label: t('title') }]
  const form = row.legalForm ? inLocale(row.legalForm, 'name', locale) : t('formNotStated')
  return (
    <>
      <PageHead title={inLocale(row, 'name', locale)} crumbs={crumbs} meta={form}>
        {row.verifiedAt ? (
          <Status mark="good">{t('verifiedOn', { date: formatDate(locale, row.verifiedAt) })}</Status>
        ) : null}
      </PageHead>
      <AsideColumns aside={<Facts row={row} />} asideFirst>
        <Logo row={row} />
        <Paragraphs text={inLocale(row, 'description', locale)} lang={localeOf(row, 'description', locale)} />
        <Projects row={row} />
        <People row={row} />
        <Events organisationId={row.id} />
        <AwardsAndMemoranda organisationId={row.id} />
        <FollowBox topic={{ kind: 'organisation', id: row.id }} query={`organisation=${slug}`} />
        <p className="note">{t('changed', { date: formatDate(locale, row.updatedAt) })}</p>
      </AsideColumns>
      <JsonLd data={organisationData(row, await dataWords())} />
    </>
  )
}

async function Logo({ row: { logo, ...row } }: { row: Organisation }) {
  const locale = (await getLocale()) as Locale
  if (!logo?.picture) return null
  return (
    <Picture
      picture={logo.picture}
      alt={inLocale(logo, 'alt', locale) || inLocale(row, 'name', locale)}
      sizes="10rem"
      className="mb-6 block max-w-40"
    />
  )
}

async function Projects({ row }: { row: Organisation }) {
  const t = await getTranslations('organisations')
  const locale = (await getLocale()) as Locale
  const text = inLocale(row, 'projects', locale)
  if (!text) return null
  return (
    <Section title={t('projects')}>
      <Paragraphs text={text} lang={localeOf(row, 'projects', locale)} />
    </Section>
  )
}

async function Facts({ row }: { row: Organisation }) {
  const t = await getTranslations('organisations')
  const { day, people } = await findBodyPeople('organisations')
  const locale = (await getLocale()) as Locale
  const directions = row.directions.map((direction) => inLocale(direction, 'name', locale)).join(', ')
  const titles = row.titles.map((title) => inLocale(title, 'label', locale)).join(', ')
  return (
    <DescriptionList
      facts={[
        { label: t('unit'), value: row.unit ? inLocale(row.unit, 'name', locale) : null },
        { label: t('address'), value: inLocale(row, 'address', locale) },
        { label: t('founded'), value: row.foundedYear },
        { label: t('number'), value: row.registrationNumber },
        { label: t('directions'), value: directions },
        { label: t('phone'), value: row.phone ? <a href={`tel:${row.phone}`}>{row.phone}</a> : null },
        { label: t('email'), value: row.email ? <a href={`mailto:${row.email}`}>{row.email}</a> : null },
        { label: t('website'), value: row.website ? <a href={row.website}>{row.website}</a> : null },
        { label: t('peopleLabel'), value: <BodyPeople value={people[row.slug]} day={day} isPlain /> },
        { label: t('titles'), value: titles },
        { label: t('aliases'), value: row.aliases.join(', ') },
        {
          label: t('source'),
          value: row.sourceUrl ? <a href={row.sourceUrl}>{new URL(row.sourceUrl).host}</a> : null,
        },
      ]}
    />
  )
}

async function People({ row }: { row: Organisation }) {
  const t = await getTranslations('organisations')
  const locale = (await getLocale()) as Locale
  if (row.positions.length === 0) return null
  return (
    <Section title={t('persons')}>
      <ul className="stack">
        {row.positions.map(({ person, ...position }) => (
          <li key={person.slug}>
            <SiteLink href={`/people/${person.slug}`}>{inLocale(person, 'name', locale)}</SiteLink>
            {`, ${inLocale(position, 'title', locale)}`}
          </li>
        ))}
      </ul>
    </Section>
  )
}

async function Events({ organisationId }: { organisationId: string }) {
  const t = await getTranslations('organisations')
  const events = await listEventsOfOrganisation(organisationId)
  if (events.length === 0) return null
  return (
    <Section title={t('events')}>
      <EventDays events={events} level={3} />
    </Section>
  )
}
