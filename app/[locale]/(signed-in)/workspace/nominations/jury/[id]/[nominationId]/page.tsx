import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { DossierFacts } from '#components/nominations/dossier.tsx'
import { Opinions } from '#components/nominations/opinions.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { RadioGroup, TextArea } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Paragraphs } from '#components/ui/paragraphs.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findNominationToJudge } from '#lib/nominations/queries/jury.ts'
import { mark, standAside } from '../../actions.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string; nominationId: string }> }
type Found = NonNullable<Awaited<ReturnType<typeof findNominationToJudge>>>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('nominations.jury')
  return { title: t('title') }
}

export default async function JudgePage({ params }: Props) {
  const actor = await requireActor()
  const { id, nominationId } = await params
  const found = await findNominationToJudge(actor, id, nominationId)
  if (!found) notFound()
  const { round, nomination } = found
  const t = await getTranslations('nominations.jury')
  const words = await getTranslations('nominations.workspace')
  const locale = (await getLocale()) as Locale
  const crumbs = [
    { href: '/workspace/nominations', label: words('title') },
    { href: `/workspace/nominations/jury/${round.id}`, label: inLocale(round, 'title', locale) },
  ]
  return (
    <>
      <PageHead title={inLocale(nomination, 'nominee', locale)} meta={t('title')} crumbs={crumbs} />
      <div className="shell">
        <Section title={words('justification')}>
          <div lang={nomination.justificationLocale}>
            <Paragraphs text={nomination.justification} />
          </div>
        </Section>
        <Section title={words('dossier')}>
          <DossierFacts dossier={nomination.dossier} frozenAt={nomination.frozenAt} />
        </Section>
        <Judging found={found} />
        {nomination.isVeiled ? null : (
          <Section title={t('opinions')}>
            <Opinions opinions={nomination.opinions} criteria={round.criteria} />
          </Section>
        )}
      </div>
    </>
  )
}

/** The marks, or why there are none to give. */
async function Judging({ found }: { found: Found }) {
  const t = await getTranslations('nominations.jury')
  const { round, nomination, connection } = found
  const { own } = nomination
  if (round.state !== 'judging') return null
  if (own?.recusal || connection)
    return (
      <Section title={t('yours')}>
        <Notice title={t('recusedTitle')}>
          <p>{connection ? t(`connections.${connection}`) : own?.reason}</p>
        </Notice>
      </Section>
    )
  return (
    <Section title={t('yours')} note={t('yoursNote')} tone="gold">
      <Marks found={found} />
      <Aside nominationId={nomination.id} />
    </Section>
  )
}

async function Marks({ found: { round, nomination } }: { found: Found }) {
  const t = await getTranslations('nominations.jury')
  const form = await getTranslations('form')
  const locale = (await getLocale()) as Locale
  const given = new Map(nomination.own?.marks.map(({ criterionId, points }) => [criterionId, points]))
  return (
    <Form
      action={mark}
      hidden={{ nominationId: nomination.id }}
      submit={t('submit')}
      labels={{ pending: form('sending') }}
    >
      {round.criteria.map((criterion) => (
        <RadioGroup
          key={criterion.id}
          name={`points.${criterion.id}`}
          label={inLocale(criterion, 'label', locale)}
          hint={t('weightHint', { weight: criterion.weight })}
          required
          columns
          options={(['1', '2', '3', '4', '5'] as const).map((value) => ({
            value,
            label: t(`points.p${value}`),
          }))}
          defaultValue={given.has(criterion.id) ? String(given.get(criterion.id)) : undefined}
        />
      ))}
      <TextArea
        name="comment"
        label={t('comment')}
        optionalLabel={form('optional')}
        rows={3}
        maxLength={1000}
        defaultValue={nomination.own?.comment}
      />
    </Form>
  )
}

async function Aside({ nominationId }: { nominationId: string }) {
  const t = await getTranslations('nominations.jury')
  const form = await getTranslations('form')
  return (
    <div className="pt-6">
      <ConfirmButton
        action={standAside}
        hidden={{ nominationId }}
        label={t('standAside')}
        confirm={{ title: t('standAsideTitle'), text: t('standAsideText'), closeLabel: form('cancel') }}
      >
        <TextArea name="reason" label={t('reason')} rows={2} required maxLength={300} />
      </ConfirmButton>
    </div>
  )
}
