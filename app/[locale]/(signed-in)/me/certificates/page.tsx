import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CertificateList } from '#components/certificates/certificate-list.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextField } from '#components/ui/fields.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { listOwnPapers, type OwnPaper } from '#lib/certificates/queries/papers.ts'
import { findOwnHours } from '#lib/hours/queries.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { MeTabs } from '../me-tabs.tsx'
import { NoCard } from '../no-card.tsx'
import { choose, withdraw } from './actions.ts'
import { ExtractForm } from './extract-form.tsx'
import { ShownField } from './shown-field.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('certificates.me')
  return { title: t('title') }
}

export default async function CertificatesPage({ searchParams }: Props) {
  const actor = await requireActor()
  if (actor.volunteerId === null) return <NoCard />
  const t = await getTranslations('certificates.me')
  const said = await searchParams
  const [papers, hours] = await Promise.all([listOwnPapers(actor), findOwnHours(actor, null)])
  const made = papers.find(({ id }) => id === said.made)
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} crumbs={[{ href: '/me', label: t('book') }]} />
      <div className="shell">
        <MeTabs current="certificates" />
        {made ? <Made paper={made} /> : null}
        {said.chosen ? <Chosen /> : null}
        <Section title={t('list')} note={t('listNote')} tone="gold">
          {papers.length === 0 ? (
            <EmptyState title={t('none')}>
              <p>{t('noneText')}</p>
            </EmptyState>
          ) : (
            <CertificateList papers={papers} actionsOf={(paper) => <PaperActions paper={paper} />} />
          )}
        </Section>
        <Section title={t('make')} note={t('makeText')} id="extract">
          {hours.years.length > 0 ? (
            <ExtractForm />
          ) : (
            <EmptyState title={t('noHours')}>
              <p>{t('noHoursText')}</p>
            </EmptyState>
          )}
        </Section>
      </div>
    </>
  )
}

async function Made({ paper }: { paper: OwnPaper }) {
  const t = await getTranslations('certificates.me')
  const locale = (await getLocale()) as Locale
  return (
    <div className="pt-6">
      <Notice tone="thanks" title={t('made')} role="status">
        <p>{t('madeText')}</p>
        <p className="pt-2">
          <a className="button" href={localePath(locale, `/me/certificates/${paper.id}/pdf`)} download>
            {t('download')}
          </a>
        </p>
      </Notice>
    </div>
  )
}

async function Chosen() {
  const t = await getTranslations('certificates.me')
  return (
    <div className="pt-6">
      <Notice tone="good" role="status">
        {t('chosen')}
      </Notice>
    </div>
  )
}

async function PaperActions({ paper }: { paper: OwnPaper }) {
  const t = await getTranslations('certificates.me')
  const form = await getTranslations('form')
  if (paper.revokedAt) return null
  return (
    <>
      <ConfirmButton
        action={choose}
        label={t('choose')}
        hidden={{ id: paper.id }}
        look="small-quiet"
        confirm={{ title: t('choose'), submit: form('save'), closeLabel: t('close') }}
      >
        <ShownField shown={paper.shown} />
      </ConfirmButton>
      {paper.kind === 'extract' ? (
        <ConfirmButton
          action={withdraw}
          label={t('withdraw')}
          hidden={{ id: paper.id }}
          look="small-quiet"
          tone="danger"
          confirm={{ title: t('withdrawTitle'), text: t('withdrawText'), closeLabel: t('close') }}
        >
          <TextField name="reason" label={t('reason')} maxLength={300} required />
        </ConfirmButton>
      ) : null}
    </>
  )
}
