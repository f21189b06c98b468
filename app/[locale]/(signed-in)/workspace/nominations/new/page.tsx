import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { DossierFacts } from '#components/nominations/dossier.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { RadioGroup, TextArea } from '#components/ui/fields.tsx'
import { FilterForm, FilterText } from '#components/ui/filter-form.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import {
  findNominee,
  findNomineeChoices,
  listOpenRounds,
  type OpenRound,
} from '#lib/nominations/queries/proposals.ts'
import { justificationMax, proposeFilters } from '#lib/nominations/schema.ts'
import { proposeNominee } from '../actions.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('nominations.propose')
  return { title: t('title') }
}

export default async function ProposePage({ searchParams }: Props) {
  const actor = await requireActor()
  const { round: roundId, q, nominee: ref } = proposeFilters.parse(await searchParams)
  const round = (await listOpenRounds(actor)).find(({ id }) => id === roundId)
  if (!round) notFound()
  const nominee = ref ? await findNominee(actor, ref) : null
  if (ref && !nominee) notFound()
  const t = await getTranslations('nominations.propose')
  const words = await getTranslations('nominations.workspace')
  const locale = (await getLocale()) as Locale
  return (
    <>
      <PageHead
        title={nominee ? inLocale(nominee.names, 'name', locale) : t('title')}
        meta={inLocale(round, 'title', locale)}
        crumbs={[{ href: '/workspace/nominations', label: words('title') }]}
      />
      <div className="shell">
        {nominee ? (
          <Justify round={round} nominee={nominee} />
        ) : (
          <Choose actor={actor} round={round} q={q ?? ''} />
        )}
      </div>
    </>
  )
}

/** First whom: found by name among those the reader may propose. */
async function Choose({ actor, round, q }: { actor: Actor; round: OpenRound; q: string }) {
  const t = await getTranslations('nominations.propose')
  const locale = (await getLocale()) as Locale
  const { volunteers, organisations } = await findNomineeChoices(actor, q)
  const path = (ref: string) => `/workspace/nominations/new?round=${round.id}&nominee=${ref}`
  const found = [
    ...volunteers.map(({ id, givenName, surname, cardNumber }) => ({
      ref: `volunteer:${id}`,
      name: `${surname} ${givenName}`.trim(),
      meta: t('card', { number: cardNumber }),
    })),
    ...organisations.map((body) => ({
      ref: `organisation:${body.id}`,
      name: inLocale(body, 'name', locale),
      meta: t('organisation'),
    })),
  ]
  return (
    <Section title={t('whom')} note={t('whomNote')}>
      <FilterForm action="/workspace/nominations/new" submit={t('find')} hidden={{ round: round.id }} row>
        <FilterText name="q" label={t('name')} value={q} />
      </FilterForm>
      {q && found.length === 0 ? <EmptyState title={t('nobody')}>{t('nobodyText')}</EmptyState> : null}
      <Rows>
        {found.map(({ ref, name, meta }) => (
          <Row key={ref} title={<SiteLink href={path(ref)}>{name}</SiteLink>} meta={meta} />
        ))}
      </Rows>
    </Section>
  )
}

type Nominee = NonNullable<Awaited<ReturnType<typeof findNominee>>>

/** Then why: the facts are there already, what is missing are the words. */
async function Justify({ round, nominee }: { round: OpenRound; nominee: Nominee }) {
  const t = await getTranslations('nominations.propose')
  const form = await getTranslations('form')
  const locale = (await getLocale()) as Locale
  return (
    <>
      <Section title={t('why')} note={t('whyNote')} tone="gold">
        <Form
          action={proposeNominee}
          hidden={{ roundId: round.id, nominee: nominee.ref }}
          submit={t('submit')}
          labels={{ pending: form('sending') }}
        >
          <RadioGroup
            name="justificationLocale"
            label={t('language')}
            required
            options={[
              { value: 'kk', label: t('kk') },
              { value: 'ru', label: t('ru') },
            ]}
            defaultValue={locale === 'ru' ? 'ru' : 'kk'}
          />
          <TextArea
            name="justification"
            label={t('justification')}
            hint={t('justificationHint', {
              criteria: round.criteria.map((each) => inLocale(each, 'label', locale)).join(', '),
            })}
            rows={10}
            required
            maxLength={justificationMax}
          />
        </Form>
      </Section>
      <Section title={t('dossier')} note={t('dossierNote')}>
        <DossierFacts dossier={nominee.dossier} />
      </Section>
    </>
  )
}
