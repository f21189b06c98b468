import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { ConsultationStatus } from '#components/consultations/consultation-state.tsx'
import { Conversation } from '#components/consultations/conversation.tsx'
import { KeepAddress } from '#components/participation/keep-address.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { isLive } from '#lib/consultations/policy.ts'
import { findOwnConsultation, type OwnConsultation } from '#lib/consultations/queries/own.ts'
import { isOverdue, linkEndsAt, numberText } from '#lib/consultations/rules.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { now } from '#lib/platform/clock.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { minutesToWait } from '../../personal-link.ts'
import { TooManyLooks } from '../../too-many.tsx'
import { MoreWords, Rating } from './own-forms.tsx'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('consultation.own')
  return { title: t('title'), robots: { index: false }, referrer: 'same-origin' }
}

export default async function OwnConsultationPage({ params, searchParams }: Props) {
  const minutes = await minutesToWait()
  if (minutes !== null) return <TooManyLooks minutes={minutes} />
  const { token } = await params
  const request = (await findOwnConsultation(null, token)) ?? notFound()
  const t = await getTranslations('consultation.own')
  const locale = (await getLocale()) as Locale
  const { new: isNew, done } = await searchParams
  const first = {
    id: request.id,
    kind: 'asker' as const,
    body: request.question,
    createdAt: request.createdAt,
  }
  return (
    <>
      <PageHead
        title={<span className="ticket-number">{numberText(request)}</span>}
        meta={`${inLocale(request.topic, 'name', locale)} · ${formatDate(locale, request.createdAt)}`}
        crumbs={[{ href: '/consultation', label: t('crumb') }]}
      >
        <ConsultationStatus state={request.state} isOwn />
      </PageHead>
      <div className="shell narrow-page">
        <Done done={typeof done === 'string' ? done : ''} />
        <Standing request={request} />
        <Kept request={request} token={token} isNew={isNew === '1'} />
        <Section title={t('conversation')}>
          <Conversation words={[first, ...request.messages]} lang={request.locale} isOwn />
        </Section>
        {isLive(request) ? <MoreWords request={request} token={token} /> : null}
        {request.firstAnswerAt ? <Rating request={request} token={token} /> : null}
      </div>
    </>
  )
}

async function Done({ done }: { done: string }) {
  const t = await getTranslations('consultation.own.done')
  const key = (['said', 'closed', 'rated'] as const).find((one) => one === done)
  if (!key) return null
  return (
    <Notice tone="good" role="status">
      {t(key)}
    </Notice>
  )
}

/** Where it stands, and what happens next and by when. */
async function Standing({ request }: { request: OwnConsultation }) {
  const t = await getTranslations('consultation.own')
  const locale = (await getLocale()) as Locale
  const { state, dueOn, centre, closedAt, joined } = request
  return (
    <Notice title={t(`standing.${state}.title`)} tone={state === 'answered' ? 'good' : 'plain'}>
      <p>{t(`standing.${state}.text`)}</p>
      {dueOn ? (
        <p>
          {isOverdue(request, now())
            ? t('late', { day: formatDate(locale, dueOn.toISOString()) })
            : t('due', { day: formatDate(locale, dueOn.toISOString()) })}
        </p>
      ) : null}
      {centre ? <p>{t('centre', { name: inLocale(centre, 'name', locale) })}</p> : null}
      {joined ? (
        <p>
          {t('joined')}{' '}
          {joined.token ? (
            <SiteLink href={`/consultation/${joined.token}`}>{numberText(joined)}</SiteLink>
          ) : (
            numberText(joined)
          )}
          {joined.token === null && joined.isMailed ? `. ${t('joinedMailed')}` : null}
        </p>
      ) : null}
      {closedAt ? <p>{t('until', { day: formatDate(locale, linkEndsAt(closedAt)) })}</p> : null}
    </Notice>
  )
}

/** Without a mailbox this page is the only way to the answer: it has to be kept. */
async function Kept({ request, token, isNew }: { request: OwnConsultation; token: string; isNew: boolean }) {
  const t = await getTranslations('consultation.own.keep')
  const locale = (await getLocale()) as Locale
  if (request.hasMailbox)
    return isNew ? (
      <Notice role="status" tone="good">
        <p>{t('mailed')}</p>
      </Notice>
    ) : null
  if (!isNew && !isLive(request)) return null
  const words = { title: t('title'), text: t('text'), print: t('print'), qr: t('qr') }
  return <KeepAddress address={`${siteUrl}${localePath(locale, `/consultation/${token}`)}`} words={words} />
}
