import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { PrintButton } from '#components/awards/print-button.tsx'
import { CallPhone, ToSay } from '#components/messages/to-say.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { openMailingCalls } from '#lib/mailings/commands/mark-told.ts'
import { findMailing } from '#lib/mailings/queries/mailings.ts'
import { callsMax, type ToTell } from '#lib/mailings/queries/recipients.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { titleOf } from '#lib/mailings/rules/letter.ts'
import { told } from '../../actions.ts'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mailings.sent')
  return { title: t('calls') }
}

export default async function MailingCallsPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const mailing = await findMailing(actor, (await params).id)
  if (!mailing || mailing.state === 'draft') notFound()
  const people = await openMailingCalls(actor, mailing)
  const t = await getTranslations('mailings')
  const locale = (await getLocale()) as Locale
  const back = { href: `/workspace/mailings/${mailing.id}`, label: titleOf(mailing, locale) }
  const isTold = (await searchParams).done === 'told'
  return (
    <>
      <PageHead
        title={t('sent.calls')}
        lede={t('calls.lede')}
        crumbs={[
          { href: '/workspace', label: t('workspace') },
          { href: '/workspace/mailings', label: t('title') },
          back,
        ]}
      />
      <div className="shell">
        {isTold ? <Told /> : null}
        {people.length === 0 ? (
          <EmptyState
            title={t('calls.nobody')}
            actions={<SiteLink href={back.href}>{t('calls.back')}</SiteLink>}
          >
            <p>{t('calls.nobodyText')}</p>
          </EmptyState>
        ) : (
          <Calls mailingId={mailing.id} subject={back.label} people={people} />
        )}
      </div>
    </>
  )
}

async function Told() {
  const t = await getTranslations('messages.page')
  return (
    <Notice tone="good" role="status">
      {t('toldDone')}
    </Notice>
  )
}

async function Calls({
  mailingId,
  subject,
  people,
}: {
  mailingId: string
  subject: string
  people: ToTell[]
}) {
  const t = await getTranslations('mailings')
  const words = await getTranslations('messages.page')
  return (
    <Section
      title={subject}
      id="call"
      note={t('sent.peopleNote', { count: Math.min(people.length, callsMax) })}
      more={<PrintButton label={words('print')} isQuiet />}
    >
      <ul className="rows call-list">
        {people.slice(0, callsMax).map((person) => (
          <Called key={person.id} person={person} mailingId={mailingId} />
        ))}
      </ul>
      {people.length > callsMax ? <p className="note">{t('calls.more', { count: callsMax })}</p> : null}
    </Section>
  )
}

async function Called({ person, mailingId }: { person: ToTell; mailingId: string }) {
  const t = await getTranslations('messages.page')
  const mailings = await getTranslations('mailings.calls')
  const { volunteer, message, who, calledName, phone } = person
  return (
    <li>
      <h3>{fullName(volunteer)}</h3>
      <CallPhone who={who} calledName={calledName} phone={phone} />
      <ToSay locale={message.locale} body={message.body} />
      <p className="call-result" aria-hidden="true">
        {mailings('result')}: {mailings('answers')}
      </p>
      <Form
        action={told}
        hidden={{ mailingId, recipientId: person.id }}
        submit={t('told')}
        look="small"
        inline
        className="no-print"
      >
        <TextField name="note" label={t('note')} hint={t('noteHint')} maxLength={300} />
      </Form>
    </li>
  )
}
