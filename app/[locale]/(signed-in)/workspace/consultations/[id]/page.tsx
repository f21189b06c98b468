import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { ConsultationStatus } from '#components/consultations/consultation-state.tsx'
import { Conversation } from '#components/consultations/conversation.tsx'
import { AsideColumns } from '#components/ui/columns.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { mayCoordinate, mayEdit } from '#lib/accounts/policy.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { viewConsultation } from '#lib/consultations/commands/view.ts'
import type { FoundConsultation } from '#lib/consultations/queries/conversation.ts'
import { isOverdue, numberText } from '#lib/consultations/rules.ts'
import { formatDateTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { now } from '#lib/platform/clock.ts'
import { AnswerForm, CloseForm, NoteForm } from './answer-forms.tsx'
import { AssignForms } from './assign-forms.tsx'
import { Facts, History } from './facts.tsx'

export const dynamic = 'force-dynamic'

/** What the page itself says after: a form that stays says its own. */
const outcomes = ['merged', 'closed', 'spam', 'reopened'] as const

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('consultation.work')
  return { title: t('title') }
}

/** One question with its conversation, for whoever answers it and for the region. */
export default async function ConsultationPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  if (!mayCoordinate(actor) && !mayEdit(actor)) notFound()
  const request = (await viewConsultation(actor, (await params).id)) ?? notFound()
  const { done } = await searchParams
  const outcome = outcomes.find((each) => each === done)
  const t = await getTranslations('consultation.work')
  const locale = (await getLocale()) as Locale
  const first = {
    id: request.id,
    kind: 'asker' as const,
    body: request.question,
    createdAt: request.createdAt,
  }
  const back = mayEdit(actor) ? '/staff/consultations' : '/workspace/consultations'
  return (
    <>
      <PageHead
        title={<span className="ticket-number">{numberText(request)}</span>}
        meta={inLocale(request.topic, 'name', locale)}
        crumbs={[{ href: back, label: t('inbox') }]}
      >
        <ConsultationStatus state={request.state} /> <Due request={request} />
      </PageHead>
      {outcome ? (
        <div className="shell pt-6">
          <Notice tone="good" role="status">
            {t(`done.${outcome}`)}
          </Notice>
        </div>
      ) : null}
      <AsideColumns aside={<Facts request={request} />} asideFirst>
        <Section title={t('conversation')}>
          <Conversation words={[first, ...request.messages]} lang={request.locale} />
        </Section>
        {request.may.answer ? <AnswerForm request={request} /> : null}
        {request.may.note ? <NoteForm request={request} /> : null}
        {request.may.answer ? <CloseForm request={request} /> : null}
        <AssignForms actor={actor} request={request} />
        <History actor={actor} request={request} />
      </AsideColumns>
    </>
  )
}

async function Due({ request }: { request: FoundConsultation }) {
  const t = await getTranslations('consultation.inbox')
  const locale = (await getLocale()) as Locale
  if (!request.dueOn) return null
  const day = formatDateTable(locale, request.dueOn.toISOString())
  return isOverdue(request, now()) ? (
    <Status mark="bad">{t('overdue', { day })}</Status>
  ) : (
    <Status>{t('dueBy', { day })}</Status>
  )
}
