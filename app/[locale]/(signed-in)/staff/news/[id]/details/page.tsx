import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { stateMarks } from '#components/news/staff-news-table.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { listPictures } from '#lib/files/queries.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { findNewsDetails, listSubjects, listTags, type NewsDetails } from '#lib/news/queries/details.ts'
import { idPattern } from '#lib/platform/text.ts'
import { ItemTabs } from '../item-tabs.tsx'
import { AboutForm } from './about-form.tsx'
import { Documents } from './documents.tsx'
import { Gallery } from './gallery.tsx'
import { Schedule } from './schedule.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reading.desk')
  return { title: t('title') }
}

/** When an item comes out, whom it is about, its tags, pictures and documents. */
export default async function NewsDetailsPage({ params }: Props) {
  const actor = await requireEditor()
  const { id } = await params
  const details = idPattern.test(id) ? await findNewsDetails(actor, id) : null
  if (!details) notFound()
  const locale = (await getLocale()) as Locale
  const [subjects, tags, library] = await Promise.all([
    listSubjects(actor, locale),
    listTags(actor),
    listPictures(actor, 36),
  ])
  const t = await getTranslations('reading.desk')
  const shown = new Set(details.photos.map(({ fileId }) => fileId))
  return (
    <>
      <Head details={details} locale={locale} />
      <div className="shell grid gap-8 pt-6">
        <Section title={t('schedule')} id="schedule">
          <Schedule details={details} locale={locale} />
        </Section>
        <Section
          title={t('about')}
          id="about"
          more={<SiteLink href="/staff/news/tags">{t('allTags')}</SiteLink>}
        >
          <AboutForm details={details} subjects={subjects} tags={tags} locale={locale} />
        </Section>
        <Section title={t('gallery')} id="gallery" note={t('galleryNote')}>
          <Gallery details={details} library={library.filter(({ picture }) => !shown.has(picture.id))} />
        </Section>
        <Section title={t('documents')} id="documents">
          <Documents details={details} locale={locale} />
        </Section>
      </div>
    </>
  )
}

async function Head({ details, locale }: { details: NewsDetails; locale: Locale }) {
  const t = await getTranslations('news')
  const titleIn = (each: Locale) => details.titles.find((title) => title.locale === each)
  const titled = [locale, ...locales].find((each) => titleIn(each)?.title)
  const own = titleIn(locale)
  const crumbs = [
    { href: '/staff', label: t('desk.today') },
    { href: '/staff/news', label: t('desk.title') },
  ]
  return (
    <PageHead
      title={titled ? (titleIn(titled)?.title ?? '') : t('desk.untitled')}
      lang={titled === locale ? undefined : titled}
      crumbs={crumbs}
    >
      <Status mark={stateMarks[details.state]}>{t(`states.${details.state}`)}</Status>
      {details.state === 'published' && own?.state === 'published' ? (
        <SiteLink href={`/news/${own.slug}`}>{t('desk.openPublic')}</SiteLink>
      ) : null}
      <ItemTabs id={details.id} current="details" />
    </PageHead>
  )
}
