import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findLatestJob } from '#lib/jobs/queries.ts'
import { sendingKind } from '#lib/mailings/commands/confirm-mailing.ts'
import { findMailing } from '#lib/mailings/queries/mailings.ts'
import { countReach, previewFor } from '#lib/mailings/queries/reach.ts'
import { countStandings, listRecipients } from '#lib/mailings/queries/recipients.ts'
import { recipientFilters } from '#lib/mailings/schema.ts'
import { readKeyset } from '#lib/platform/keyset.ts'
import { titleOf } from '#lib/mailings/rules/letter.ts'
import { MailingState } from '../mailing-state.tsx'
import { Confirming } from './confirming.tsx'
import { LetterPreview } from './letter-preview.tsx'
import { Progressing } from './progressing.tsx'
import { Reached } from './reached.tsx'
import { Recipients } from './recipients.tsx'
import { SentText } from './sent-text.tsx'

export const dynamic = 'force-dynamic'

type Said = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Said> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mailings')
  return { title: t('title') }
}

export default async function MailingPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const mailing = await findMailing(actor, (await params).id)
  if (!mailing) notFound()
  const said = await searchParams
  const isDraft = mailing.state === 'draft'
  const counts = isDraft ? null : await countStandings(actor, mailing.id)
  const t = await getTranslations('mailings')
  const locale = (await getLocale()) as Locale
  const isOut = counts !== null && counts.planned + counts.waiting === 0
  return (
    <>
      <PageHead
        title={titleOf(mailing, locale)}
        crumbs={[
          { href: '/workspace', label: t('workspace') },
          { href: '/workspace/mailings', label: t('title') },
        ]}
        meta={
          <>
            {t(`kinds.${mailing.kind}`)} · <MailingState mailing={{ ...mailing, isOut }} />
          </>
        }
      />
      <div className="shell pt-6">
        <Done said={said} />
        {counts ? (
          <Sent id={mailing.id} said={said} counts={counts} />
        ) : (
          <Draft id={mailing.id} said={said} />
        )}
      </div>
    </>
  )
}

async function Draft({ id, said }: { id: string; said: Said }) {
  const actor = await requireCoordinator()
  const mailing = await findMailing(actor, id)
  if (!mailing) return null
  const at = typeof said.person === 'string' ? said.person : undefined
  const [reach, preview] = await Promise.all([
    countReach(actor, mailing),
    previewFor(actor, mailing, at && /^[0-9a-f-]{36}$/.test(at) ? at : undefined),
  ])
  return (
    <>
      <Reached mailing={mailing} reach={reach} />
      {preview ? <LetterPreview mailing={mailing} preview={preview} /> : null}
      <Confirming mailing={mailing} reach={reach} />
    </>
  )
}

type SentProps = { id: string; said: Said; counts: Awaited<ReturnType<typeof countStandings>> }

async function Sent({ id, said, counts }: SentProps) {
  const actor = await requireCoordinator()
  const mailing = await findMailing(actor, id)
  if (!mailing) return null
  const { state } = recipientFilters.parse(said)
  const [job, page] = await Promise.all([
    findLatestJob(actor, sendingKind, id),
    listRecipients(actor, { mailingId: id, state, keyset: readKeyset(said) }),
  ])
  return (
    <>
      <Progressing mailing={mailing} job={job} counts={counts} />
      <Recipients mailingId={id} page={page} counts={counts} state={state} />
      <SentText mailing={mailing} />
    </>
  )
}

async function Done({ said: { done } }: { said: Said }) {
  const t = await getTranslations('mailings')
  const words = {
    ...{ written: t('draft.done'), confirmed: t('sent.confirmed') },
    ...{ stopped: t('sent.stoppedDone'), saved: t('sent.saved') },
  }
  if (typeof done !== 'string' || !Object.hasOwn(words, done)) return null
  return (
    <Notice tone="good" role="status">
      {words[done as keyof typeof words]}
    </Notice>
  )
}
