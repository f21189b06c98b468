import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { SiteLink } from '#components/site/site-link.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Paragraphs } from '#components/ui/paragraphs.tsx'
import { Section } from '#components/ui/section.tsx'
import { canAmend } from '#lib/applications/policy.ts'
import { findOwnApplication, type OwnApplication } from '#lib/applications/queries.ts'
import { formatDate } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { minutesToWait } from '../../personal-link.ts'
import { TooManyLooks } from '../../too-many.tsx'
import { amend } from '../actions.ts'
import { BodyFields, ContactFields } from '../application-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('applications.own')
  return { title: t('title'), robots: { index: false }, referrer: 'same-origin' }
}

export default async function OwnApplicationPage({ params, searchParams }: Props) {
  const minutes = await minutesToWait()
  if (minutes !== null) return <TooManyLooks minutes={minutes} />
  const { token } = await params
  const application = (await findOwnApplication(null, token)) ?? notFound()
  const t = await getTranslations('applications')
  const locale = (await getLocale()) as Locale
  const isSaved = (await searchParams).saved === '1'
  return (
    <>
      <PageHead
        title={locale === 'kk' ? application.nameKk : application.nameRu}
        meta={t('own.sent', { date: formatDate(locale, application.createdAt) })}
        crumbs={[{ href: '/join', label: t('page.title') }]}
      />
      <div className="shell narrow-page">
        {isSaved ? (
          <Notice tone="good" role="status">
            {t('own.saved')}
          </Notice>
        ) : null}
        <Standing application={application} />
        {canAmend(application) ? (
          <Section title={t('own.amend')} note={t('own.amendNote')}>
            <Form
              key={application.version}
              action={amend}
              submit={t('own.save')}
              hidden={{ token, version: application.version }}
            >
              <BodyFields application={application} />
              <ContactFields application={application} />
            </Form>
          </Section>
        ) : null}
      </div>
    </>
  )
}

async function Standing({ application }: { application: OwnApplication }) {
  const t = await getTranslations('applications.own')
  const { state, reason, organisation } = application
  const tone = state === 'verified' ? 'good' : state === 'returned' || state === 'declined' ? 'bad' : 'plain'
  return (
    <Notice tone={tone} title={t(`states.${state}.title`)}>
      <p>{t(`states.${state}.text`)}</p>
      {reason && (state === 'returned' || state === 'declined') ? (
        <>
          <p className="mt-2">{t('reason')}</p>
          <Paragraphs text={reason} />
        </>
      ) : null}
      {organisation?.state === 'published' ? (
        <p>
          <SiteLink href={`/organisations/${organisation.slug}`}>{t('page')}</SiteLink>
        </p>
      ) : null}
    </Notice>
  )
}
