import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { DossierFacts } from '#components/nominations/dossier.tsx'
import { Opinions } from '#components/nominations/opinions.tsx'
import { NominationState } from '#components/nominations/round-state.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { RadioGroup, TextArea } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Paragraphs } from '#components/ui/paragraphs.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import {
  findNominationToDecide,
  type NominationView,
  type RoundView,
} from '#lib/nominations/queries/rounds.ts'
import { decide } from '../../actions.ts'
import { fromText, meanText } from '../nomination-table.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string; nominationId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('nominations.staff')
  return { title: t('nomination') }
}

export default async function NominationPage({ params }: Props) {
  const actor = await requireEditor()
  const { id, nominationId } = await params
  const found = await findNominationToDecide(actor, id, nominationId)
  if (!found) notFound()
  const { round, nomination } = found
  const t = await getTranslations('nominations.staff')
  const locale = (await getLocale()) as Locale
  const crumbs = [
    { href: '/staff/nominations', label: t('title') },
    { href: `/staff/nominations/${round.id}`, label: inLocale(round, 'title', locale) },
  ]
  return (
    <>
      <PageHead
        title={inLocale(nomination, 'nominee', locale)}
        meta={t('proposedBy', { name: fromText(nomination, locale) })}
        crumbs={crumbs}
      >
        <NominationState state={nomination.state} />
      </PageHead>
      <div className="shell">
        {nomination.award ? (
          <p className="pt-6">
            <SiteLink href={`/staff/awards/${nomination.award.id}`}>{t('toAward')}</SiteLink>
          </p>
        ) : null}
        {round.state === 'judging' ? <Decision nomination={nomination} /> : null}
        {round.state === 'open' ? null : <Jury round={round} nomination={nomination} />}
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

async function Jury({ round, nomination }: { round: RoundView; nomination: NominationView }) {
  const t = await getTranslations('nominations.staff')
  const locale = (await getLocale()) as Locale
  const { mean, marked, recused, isVeiled, opinions } = nomination
  return (
    <Section
      title={t('jury')}
      note={isVeiled ? t('veiledText') : t('result', { mean: meanText(mean, locale), marked, recused })}
    >
      {isVeiled ? null : <Opinions opinions={opinions} criteria={round.criteria} />}
    </Section>
  )
}

/** The chair's decision; anew until the protocol is signed. */
async function Decision({ nomination }: { nomination: NominationView }) {
  const t = await getTranslations('nominations.decision')
  const form = await getTranslations('form')
  if (nomination.isOwn)
    return (
      <Section title={t('title')}>
        <Notice>{t('own')}</Notice>
      </Section>
    )
  return (
    <Section title={t('title')} note={t('note')}>
      <Form
        action={decide}
        hidden={{ id: nomination.id, version: nomination.version }}
        submit={t('submit')}
        labels={{ pending: form('sending') }}
      >
        <RadioGroup
          name="outcome"
          label={t('outcome')}
          required
          options={(['awarded', 'notAwarded'] as const).map((value) => ({ value, label: t(value) }))}
          defaultValue={nomination.state === 'submitted' ? undefined : nomination.state}
        />
        <TextArea
          name="sentenceKk"
          label={t('sentenceKk')}
          hint={t('sentenceHint')}
          lang="kk"
          rows={3}
          required
          maxLength={600}
          defaultValue={nomination.sentenceKk}
        />
        <TextArea
          name="sentenceRu"
          label={t('sentenceRu')}
          lang="ru"
          rows={3}
          required
          maxLength={600}
          defaultValue={nomination.sentenceRu}
        />
      </Form>
    </Section>
  )
}
