import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { AwardRoll } from '#components/awards/award-roll.tsx'
import { NewsRows } from '#components/news/news-rows.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { personData } from '#components/structured-data/people.ts'
import { dataWords } from '#components/structured-data/words.ts'
import { Shell } from '#components/ui/columns.tsx'
import { JsonLd } from '#components/ui/json-ld.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Paragraphs } from '#components/ui/paragraphs.tsx'
import { Section } from '#components/ui/section.tsx'
import { listAwardsOfPerson } from '#lib/awards/public.ts'
import { findCardImage } from '#lib/cards/public.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { pageMetadata, writtenPaths } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listStoriesOf } from '#lib/news/public/surroundings.ts'
import { findPublicPerson, type PublicPerson } from '#lib/people/public.ts'

export const dynamic = 'error'

/** Nobody is prerendered at build, so that a build needs no database; each page is on its first visit. */
export function generateStaticParams() {
  return [{ slug: '_' }]
}

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const locale = (await getLocale()) as Locale
  const person = await findPublicPerson(slug, locale)
  if (!person) return {}
  const description = person.story.slice(0, 200) || person.positions[0]?.title
  return pageMetadata({
    ...{ locale, description, title: person.name, type: 'profile' },
    path: writtenPaths(person.languages, `/people/${slug}`),
    image: await findCardImage('people', locale, slug),
  })
}

export default async function PersonPage({ params }: Props) {
  const { slug } = await params
  const locale = (await getLocale()) as Locale
  const person = await findPublicPerson(slug, locale)
  if (!person) notFound()
  const t = await getTranslations('people')
  const awards = await listAwardsOfPerson(person.id, locale)
  return (
    <>
      <PageHead
        title={person.name}
        meta={person.positions[0]?.title}
        lede={person.titles.map(({ label }) => label).join(', ')}
      />
      <Shell className="pt-8">
        <Paragraphs
          text={person.story}
          lang={person.storyLocale === locale ? undefined : person.storyLocale}
        />
        <Positions person={person} />
        {awards.length > 0 ? (
          <Section title={t('awards')} tone="gold">
            <AwardRoll awards={awards} hasDates hasOccasion />
          </Section>
        ) : null}
        <Titles person={person} />
        <Speaking person={person} />
        <Stories person={person} />
        <Source person={person} />
      </Shell>
      <JsonLd data={personData(person, awards, await dataWords())} />
    </>
  )
}

async function Positions({ person }: { person: PublicPerson }) {
  const t = await getTranslations('people')
  const locale = (await getLocale()) as Locale
  if (person.positions.length === 0) return null
  const term = ({ startedOn, endedOn }: PublicPerson['positions'][number]) =>
    [
      startedOn ? t('since', { date: formatDate(locale, startedOn) }) : '',
      endedOn ? t('until', { date: formatDate(locale, endedOn) }) : '',
    ]
      .filter(Boolean)
      .join(' ')
  return (
    <Section title={t('positions')}>
      <ul className="stack">
        {person.positions.map((position) => (
          <li key={`${position.title}-${position.organisation?.name}`}>
            {position.title}
            {position.organisation ? <Organisation {...position.organisation} /> : null}
            {term(position) ? <span className="meta block">{term(position)}</span> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Organisation({ name, href }: { name: string; href: string | null }) {
  return <>, {href ? <SiteLink href={href}>{name}</SiteLink> : name}</>
}

async function Titles({ person }: { person: PublicPerson }) {
  const t = await getTranslations('people')
  if (person.titles.length === 0) return null
  return (
    <Section title={t('titles')} note={t('titlesNote')}>
      <ul className="stack">
        {person.titles.map(({ label, givenBy }) => (
          <li key={label}>
            <b>{label}</b>
            {givenBy ? `, ${givenBy}` : ''}
          </li>
        ))}
      </ul>
    </Section>
  )
}

async function Speaking({ person }: { person: PublicPerson }) {
  const t = await getTranslations('people')
  if (person.events.length === 0) return null
  return (
    <Section title={t('events')}>
      <ul className="stack">
        {person.events.map(({ href, title }) => (
          <li key={href}>
            <SiteLink href={href}>{title}</SiteLink>
          </li>
        ))}
      </ul>
    </Section>
  )
}

async function Stories({ person }: { person: PublicPerson }) {
  const locale = (await getLocale()) as Locale
  const stories = await listStoriesOf(locale, { personId: person.id })
  if (stories.length === 0) return null
  const t = await getTranslations('reading')
  return (
    <Section title={t('stories')}>
      <NewsRows items={stories} />
    </Section>
  )
}

async function Source({ person }: { person: PublicPerson }) {
  const t = await getTranslations('people')
  if (!person.sourceUrl) return null
  return (
    <p className="note pt-8">
      {t('source')} <a href={person.sourceUrl}>{URL.parse(person.sourceUrl)?.host ?? person.sourceUrl}</a>
    </p>
  )
}
