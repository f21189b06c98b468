import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { AwardState } from '#components/awards/award-state.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Table } from '#components/ui/table.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { type BatchRow, listBatch } from '#lib/awards/queries/batch.ts'
import { awardNumberText } from '#lib/awards/rules.ts'
import { formatDateTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { issueWholeBatch, leaveOut } from '../../actions.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ batchId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('awards.staff')
  return { title: t('batch') }
}

export default async function BatchPreviewPage({ params }: Props) {
  const actor = await requireEditor()
  const { batchId } = await params
  const awards = await listBatch(actor, batchId)
  const [first] = awards
  if (!first) notFound()
  const t = await getTranslations('awards.staff')
  const locale = (await getLocale()) as Locale
  const drafts = awards.filter(({ state }) => state === 'draft').length
  return (
    <>
      <PageHead
        title={t(drafts > 0 ? 'preview' : 'batchIssued')}
        meta={inLocale(first.kind, 'name', locale)}
        lede={drafts > 0 ? t('previewLede') : undefined}
        crumbs={[
          { href: '/staff/awards', label: t('title') },
          { href: '/staff/awards/batch', label: t('batch') },
        ]}
      />
      <div className="shell pt-6">
        {drafts > 0 ? (
          <Issue batchId={batchId} count={drafts} />
        ) : (
          <Issued batchId={batchId} count={awards.length} />
        )}
        <Section title={t('recipients')} note={inLocale(first, 'issuer', locale)}>
          <Recipients awards={awards} />
        </Section>
      </div>
    </>
  )
}

async function Issue({ batchId, count }: { batchId: string; count: number }) {
  const t = await getTranslations('awards.staff')
  const form = await getTranslations('form')
  return (
    <ConfirmButton
      action={issueWholeBatch}
      hidden={{ batchId }}
      label={t('issueAll', { count })}
      look="main"
      confirm={{ title: t('issueAllTitle'), text: t('issueAllText'), closeLabel: form('cancel') }}
    />
  )
}

async function Issued({ batchId, count }: { batchId: string; count: number }) {
  const t = await getTranslations('awards.staff')
  return (
    <Notice tone="thanks" title={t('issuedCount', { count })} role="status">
      <p className="pt-2">
        <ButtonLink href={`/staff/awards/letters?batch=${batchId}`}>{t('lettersOfBatch')}</ButtonLink>
      </p>
    </Notice>
  )
}

async function Recipients({ awards }: { awards: BatchRow[] }) {
  const t = await getTranslations('awards')
  const locale = (await getLocale()) as Locale
  return (
    <Table
      caption={t('staff.recipients')}
      hideCaption
      rows={awards}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'recipient',
          label: t('recipient'),
          header: true,
          cell: (award) => (
            <SiteLink href={`/staff/awards/${award.id}`}>{inLocale(award, 'recipient', locale)}</SiteLink>
          ),
        },
        {
          key: 'number',
          label: t('number'),
          cell: ({ kind, year, number }) =>
            number === null ? t('staff.noNumber') : awardNumberText(kind.prefix, year, number),
        },
        {
          key: 'date',
          label: t('date'),
          cell: ({ issuedOn }) => (issuedOn ? formatDateTable(locale, issuedOn) : t('staff.noDate')),
        },
        { key: 'reason', label: t('reason'), wide: true, cell: (award) => inLocale(award, 'reason', locale) },
        { key: 'state', label: t('staff.state'), cell: (award) => <State award={award} /> },
      ]}
    />
  )
}

/** A draft can still be left out. */
async function State({ award }: { award: BatchRow }) {
  const t = await getTranslations('awards.staff')
  if (award.state !== 'draft') return <AwardState state={award.state} isHidden={award.isHidden} />
  return (
    <ConfirmButton
      action={leaveOut}
      hidden={{ id: award.id, version: award.version }}
      label={t('leaveOut')}
      look="small-quiet"
    />
  )
}
