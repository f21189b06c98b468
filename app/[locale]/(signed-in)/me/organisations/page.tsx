import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listOwnOrganisations } from '#lib/organisations/queries/members.ts'
import { dayText } from '#lib/volunteers/rules.ts'
import { MeTabs } from '../me-tabs.tsx'
import { NoCard } from '../no-card.tsx'
import { accept, decline, leave } from './actions.ts'

export const dynamic = 'force-dynamic'

type Own = Awaited<ReturnType<typeof listOwnOrganisations>>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('representatives.own')
  return { title: t('title') }
}

export default async function OwnOrganisationsPage() {
  const actor = await requireActor()
  if (!actor.volunteerId) return <NoCard />
  const t = await getTranslations('representatives.own')
  const me = await getTranslations('me.tabs')
  const { invitations, memberships } = await listOwnOrganisations(actor)
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} crumbs={[{ href: '/me', label: me('book') }]} />
      <div className="shell">
        <MeTabs current="organisations" />
        {invitations.length > 0 ? (
          <Section title={t('invitations')} note={t('invitationsNote')}>
            <Invitations rows={invitations} />
          </Section>
        ) : null}
        {memberships.length > 0 ? (
          <Section title={t('memberships')}>
            <Memberships rows={memberships} />
          </Section>
        ) : null}
        {invitations.length + memberships.length === 0 ? (
          <EmptyState title={t('empty')}>
            <p>{t('emptyText')}</p>
          </EmptyState>
        ) : null}
      </div>
    </>
  )
}

async function Invitations({ rows }: { rows: Own['invitations'] }) {
  const t = await getTranslations('representatives.own')
  const locale = (await getLocale()) as Locale
  return (
    <Rows>
      {rows.map(({ id, organisation, expiresAt }) => (
        <Row
          key={id}
          title={<OrganisationName organisation={organisation} locale={locale} />}
          meta={t('until', { date: formatDate(locale, expiresAt) })}
          end={
            <div className="actions">
              <ConfirmButton action={accept} label={t('accept')} hidden={{ invitationId: id }} look="small" />
              <ConfirmButton
                action={decline}
                label={t('decline')}
                hidden={{ invitationId: id }}
                look="small-quiet"
              />
            </div>
          }
        />
      ))}
    </Rows>
  )
}

async function Memberships({ rows }: { rows: Own['memberships'] }) {
  const t = await getTranslations('representatives.own')
  const locale = (await getLocale()) as Locale
  return (
    <Rows>
      {rows.map(({ id, organisation, startedOn, isPrimary }) => (
        <Row
          key={id}
          title={organisation ? <OrganisationName organisation={organisation} locale={locale} /> : null}
          meta={[t('since', { date: formatDate(locale, dayText(startedOn)) }), isPrimary ? t('primary') : '']
            .filter(Boolean)
            .join(', ')}
          end={
            <ConfirmButton
              action={leave}
              label={t('leave')}
              hidden={{ membershipId: id }}
              look="small-quiet"
              confirm={{ title: t('leaveTitle'), text: t('leaveText'), closeLabel: t('close') }}
            />
          }
        />
      ))}
    </Rows>
  )
}

type Named = { slug: string; state: string; nameKk: string; nameRu: string; nameEn: string }

function OrganisationName({ organisation, locale }: { organisation: Named; locale: Locale }) {
  const name = inLocale(organisation, 'name', locale)
  if (organisation.state !== 'published') return name
  return <SiteLink href={`/organisations/${organisation.slug}`}>{name}</SiteLink>
}
