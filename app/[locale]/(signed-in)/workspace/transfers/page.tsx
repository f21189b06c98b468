import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { listOwnCentres } from '#lib/centres/queries.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listTransfers } from '#lib/memberships/queries/transfers.ts'
import { AskForm } from './ask-form.tsx'
import { ClosedTransfers } from './closed-transfers.tsx'
import { Transfer } from './transfer.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('memberships.transfers')
  return { title: t('title') }
}

type Said = Record<string, string | string[] | undefined>

export default async function TransfersPage({ searchParams }: { searchParams: Promise<Said> }) {
  const actor = await requireCoordinator()
  const t = await getTranslations('memberships.transfers')
  const words = await getTranslations('volunteers')
  const locale = (await getLocale()) as Locale
  const [{ toDecide, sent, closed }, centres] = await Promise.all([
    listTransfers(actor),
    listOwnCentres(actor),
  ])
  return (
    <>
      <PageHead
        title={t('title')}
        lede={t('lede')}
        crumbs={[{ href: '/workspace', label: words('workspace') }]}
      />
      <div className="shell">
        <Done said={await searchParams} />
        <Section title={t('toDecide')}>
          {toDecide.length === 0 ? (
            <EmptyState title={t('toDecideNone')}>
              <p>{t('toDecideNoneText')}</p>
            </EmptyState>
          ) : (
            <Rows>
              {toDecide.map((transfer) => (
                <Transfer key={transfer.id} transfer={transfer} mayAnswer />
              ))}
            </Rows>
          )}
        </Section>
        {sent.length > 0 ? (
          <Section title={t('sent')}>
            <Rows>
              {sent.map((transfer) => (
                <Transfer key={transfer.id} transfer={transfer} mayAnswer={false} />
              ))}
            </Rows>
          </Section>
        ) : null}
        <AskForm centres={centres} locale={locale} />
        {closed.length > 0 ? <ClosedTransfers rows={closed} /> : null}
      </div>
    </>
  )
}

const doneKeys = ['asked', 'accepted', 'acceptedCall', 'refused', 'withdrawn'] as const

async function Done({ said }: { said: Said }) {
  const t = await getTranslations('memberships.transfers')
  const page = await getTranslations('memberships.page')
  const done = doneKeys.find((key) => key === said.done)
  const [cancelled, kept] = [said.cancelled, said.kept].map((text) => Number(text) || 0)
  const left = [
    page('done.ended'),
    ...(cancelled ? [page('cancelled', { count: cancelled })] : []),
    ...(kept ? [page('kept', { count: kept })] : []),
  ]
  const text = done ? t(done) : said.done === 'ended' ? left.join('. ') : ''
  return text ? (
    <Notice tone={done === 'acceptedCall' ? 'plain' : 'good'} role="status">
      {text}
    </Notice>
  ) : null
}
