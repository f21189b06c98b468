import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { DossierFacts } from '#components/nominations/dossier.tsx'
import { NominationState } from '#components/nominations/round-state.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Paragraphs } from '#components/ui/paragraphs.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findOwnNomination } from '#lib/nominations/queries/proposals.ts'
import { withdraw } from '../actions.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }
type Nomination = NonNullable<Awaited<ReturnType<typeof findOwnNomination>>>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('nominations.workspace')
  return { title: t('title') }
}

export default async function OwnNominationPage({ params }: Props) {
  const actor = await requireActor()
  const nomination = await findOwnNomination(actor, (await params).id)
  if (!nomination) notFound()
  const t = await getTranslations('nominations.workspace')
  const locale = (await getLocale()) as Locale
  return (
    <>
      <PageHead
        title={inLocale(nomination, 'nominee', locale)}
        meta={inLocale(nomination.round, 'title', locale)}
        crumbs={[{ href: '/workspace/nominations', label: t('title') }]}
      >
        <NominationState state={nomination.state} />
      </PageHead>
      <div className="shell">
        <Outcome nomination={nomination} />
        <Section title={t('justification')}>
          <div lang={nomination.justificationLocale}>
            <Paragraphs text={nomination.justification} />
          </div>
        </Section>
        <Section title={t('dossier')}>
          <DossierFacts dossier={nomination.dossier} frozenAt={nomination.frozenAt} />
        </Section>
      </div>
    </>
  )
}

/** How it ended, or what happens next; while the round is open it can be taken back. */
async function Outcome({ nomination }: { nomination: Nomination }) {
  const t = await getTranslations('nominations.workspace')
  const form = await getTranslations('form')
  const locale = (await getLocale()) as Locale
  const { state, round, award } = nomination
  if (state === 'awarded' || state === 'notAwarded') {
    const heldOn = round.heldOn ? formatDate(locale, round.heldOn.toISOString().slice(0, 10)) : ''
    const title = t(state === 'awarded' ? 'awardedTitle' : 'notAwardedTitle')
    const isPublic = award !== null && award.state === 'issued' && !award.isHidden
    return (
      <div className="pt-6">
        <Notice tone={state === 'awarded' ? 'thanks' : 'plain'} title={title}>
          <p>{locale === 'ru' ? nomination.sentenceRu : nomination.sentenceKk}</p>
          <p className="meta">
            {t('byProtocol', { number: `${round.protocolYear}/${round.protocolNumber}`, date: heldOn })}
          </p>
          {isPublic ? <SiteLink href={`/awards/${award.id}`}>{t('toAward')}</SiteLink> : null}
        </Notice>
      </div>
    )
  }
  if (state === 'withdrawn' || round.state !== 'open')
    return <p className="note pt-6">{t(state === 'withdrawn' ? 'withdrawnText' : 'withJury')}</p>
  return (
    <div className="pt-6">
      <p className="pb-4">{t('waiting')}</p>
      <ConfirmButton
        action={withdraw}
        hidden={{ id: nomination.id, version: nomination.version }}
        label={t('withdraw')}
        tone="danger"
        confirm={{ title: t('withdrawTitle'), text: t('withdrawText'), closeLabel: form('cancel') }}
      />
    </div>
  )
}
