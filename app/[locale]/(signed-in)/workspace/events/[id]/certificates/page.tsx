import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { WorkHead } from '#components/events/work-head.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { issuingKind } from '#lib/certificates/commands/start-issuing.ts'
import { findDesk, listRevoked } from '#lib/certificates/queries/desk.ts'
import { findEventToRun } from '#lib/events/queries.ts'
import { findLatestJob } from '#lib/jobs/queries.ts'
import { Gathering } from './gathering.tsx'
import { People } from './people.tsx'
import { RevokedList } from './revoked-list.tsx'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('certificates.desk')
  return { title: t('title') }
}

export default async function CertificatesDeskPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const { id } = await params
  const [event, desk] = await Promise.all([findEventToRun(actor, id), findDesk(actor, id)])
  if (!event || !desk) notFound()
  const [job, revoked] = await Promise.all([findLatestJob(actor, issuingKind, id), listRevoked(actor, id)])
  return (
    <>
      <WorkHead event={event} current="certificates" />
      <div className="shell">
        <Done done={(await searchParams).done} />
        <Gathering desk={desk} job={job} />
        <People desk={desk} />
        {revoked.length > 0 ? <RevokedList papers={revoked} /> : null}
      </div>
    </>
  )
}

async function Done({ done }: { done: string | string[] | undefined }) {
  const t = await getTranslations('certificates.desk.done')
  if (done !== 'issued' && done !== 'reissued' && done !== 'revoked') return null
  return (
    <div className="pt-6">
      <Notice tone="good" role="status">
        {t(done)}
      </Notice>
    </div>
  )
}
