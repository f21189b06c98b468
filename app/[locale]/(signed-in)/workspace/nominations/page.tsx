import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { NominationState, RoundState } from '#components/nominations/round-state.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { mayEdit } from '#lib/accounts/policy.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { canPropose } from '#lib/nominations/policy.ts'
import { listJuries } from '#lib/nominations/queries/jury.ts'
import {
  listOpenRounds,
  listOwnNominations,
  type OpenRound,
  type OwnNomination,
} from '#lib/nominations/queries/proposals.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('nominations.workspace')
  return { title: t('title') }
}

export default async function NominationsPage() {
  const actor = await requireActor()
  const [juries, rounds, own] = await Promise.all([
    listJuries(actor),
    listOpenRounds(actor),
    listOwnNominations(actor),
  ])
  const mayPropose = canPropose(actor)
  if (!mayPropose && !mayEdit(actor) && juries.length === 0) notFound()
  const t = await getTranslations('nominations.workspace')
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} />
      <div className="shell">
        {juries.length > 0 ? <Juries juries={juries} /> : null}
        {mayPropose ? <OpenRounds rounds={rounds} /> : null}
        {mayPropose ? <Own nominations={own} /> : null}
      </div>
    </>
  )
}

async function Juries({ juries }: { juries: Awaited<ReturnType<typeof listJuries>> }) {
  const t = await getTranslations('nominations.workspace')
  const locale = (await getLocale()) as Locale
  return (
    <Section title={t('juries')} note={t('juriesNote')}>
      <Rows>
        {juries.map((round) => (
          <Row
            key={round.id}
            title={
              <SiteLink href={`/workspace/nominations/jury/${round.id}`}>
                {inLocale(round, 'title', locale)}
              </SiteLink>
            }
            meta={String(round.year)}
            end={<RoundState state={round.state} />}
          />
        ))}
      </Rows>
    </Section>
  )
}

async function OpenRounds({ rounds }: { rounds: OpenRound[] }) {
  const t = await getTranslations('nominations.workspace')
  const locale = (await getLocale()) as Locale
  return (
    <Section title={t('open')} tone="gold">
      {rounds.length === 0 ? <EmptyState title={t('noneOpen')}>{t('noneOpenText')}</EmptyState> : null}
      <Rows>
        {rounds.map((round) => (
          <Row
            key={round.id}
            title={inLocale(round, 'title', locale)}
            meta={`${inLocale(round.kind, 'name', locale)} · ${t('until', { date: formatDate(locale, round.closesOn.toISOString().slice(0, 10)) })}`}
            end={
              <ButtonLink href={`/workspace/nominations/new?round=${round.id}`} look="small">
                {t('propose')}
              </ButtonLink>
            }
          >
            <p>
              {t('looksAt', {
                criteria: round.criteria.map((each) => inLocale(each, 'label', locale)).join(', '),
              })}
            </p>
          </Row>
        ))}
      </Rows>
    </Section>
  )
}

async function Own({ nominations }: { nominations: OwnNomination[] }) {
  const t = await getTranslations('nominations.workspace')
  const locale = (await getLocale()) as Locale
  if (nominations.length === 0) return null
  return (
    <Section title={t('own')} note={t('ownNote')}>
      <Rows>
        {nominations.map((nomination) => (
          <Row
            key={nomination.id}
            title={
              <SiteLink href={`/workspace/nominations/${nomination.id}`}>
                {inLocale(nomination, 'nominee', locale)}
              </SiteLink>
            }
            meta={inLocale(nomination.round, 'title', locale)}
            end={<NominationState state={nomination.state} />}
          />
        ))}
      </Rows>
    </Section>
  )
}
