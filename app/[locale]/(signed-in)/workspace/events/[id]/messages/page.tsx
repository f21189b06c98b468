import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { WorkHead } from '#components/events/work-head.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { findEventToRun } from '#lib/events/queries.ts'
import { openCallList } from '#lib/messages/commands/mark-told.ts'
import { listMessages } from '#lib/messages/queries.ts'
import { CallList } from './call-list.tsx'
import { SentMessages } from './sent-messages.tsx'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('messages.page')
  return { title: t('title') }
}

export default async function MessagesPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const event = await findEventToRun(actor, (await params).id)
  if (!event) notFound()
  const { show, done } = await searchParams
  const isUndelivered = show === 'undelivered'
  const t = await getTranslations('messages.page')
  const people = await openCallList(actor, event)
  const messages = await listMessages(actor, { eventId: event.id, isUndelivered })
  return (
    <>
      <WorkHead event={event} current="messages" />
      <div className="shell">
        {done === 'told' ? <Notice tone="good">{t('toldDone')}</Notice> : null}
        <p className="pt-6">
          <ButtonLink href={`/workspace/mailings/new?event=${event.id}`} look="quiet">
            {(await getTranslations('mailings'))('writeToPeople')}
          </ButtonLink>
        </p>
        <CallList eventId={event.id} people={people} />
        <SentMessages eventId={event.id} messages={messages} isUndelivered={isUndelivered} />
      </div>
    </>
  )
}
