import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Shell } from '#components/ui/columns.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import { Table } from '#components/ui/table.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { findRepresentatives } from '#lib/accounts/queries.ts'
import { representativesMax } from '#lib/accounts/rules.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { formatDateTable, formatDateTimeTable } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { organisationOf } from '../../organisation-of.ts'
import { OrganisationHead } from '../../organisation-head.tsx'
import { invite, remove, withdraw } from './actions.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }
type Team = NonNullable<Awaited<ReturnType<typeof findRepresentatives>>>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('representatives.representatives')
  return { title: t('title') }
}

export default async function RepresentativesPage({ params }: Props) {
  const actor = await requireActor()
  const organisation = await organisationOf(actor, (await params).id)
  const t = await getTranslations('representatives.representatives')
  const team = (await findRepresentatives(actor, organisation.id)) ?? notFound()
  const isFull = team.holders.length + team.invitations.length >= representativesMax
  return (
    <>
      <OrganisationHead actor={actor} organisation={organisation} current="representatives" />
      <Shell>
        <Section title={t('title')} note={t('note', { max: representativesMax })}>
          <Holders actor={actor} organisationId={organisation.id} team={team} />
        </Section>
        {team.invitations.length > 0 ? (
          <Section title={t('open')}>
            <Invitations organisationId={organisation.id} team={team} />
          </Section>
        ) : null}
        {isFull ? null : (
          <Section title={t('invite')} note={t('inviteNote')}>
            <Form action={invite} submit={t('inviteSubmit')} hidden={{ organisationId: organisation.id }}>
              <TextField
                name="email"
                type="email"
                label={t('emailField')}
                required
                autoCapitalize="none"
                spellCheck={false}
                maxLength={254}
              />
            </Form>
          </Section>
        )}
      </Shell>
    </>
  )
}

async function Holders({
  actor,
  organisationId,
  team,
}: {
  actor: Actor
  organisationId: string
  team: Team
}) {
  const t = await getTranslations('representatives.representatives')
  const locale = (await getLocale()) as Locale
  return (
    <Table
      caption={t('caption')}
      hideCaption
      rows={team.holders}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          label: t('name'),
          header: true,
          cell: ({ user }) => (user.id === actor.userId ? `${user.name} (${t('oneself')})` : user.name),
        },
        { key: 'email', label: t('email'), cell: ({ user }) => user.email },
        { key: 'since', label: t('since'), cell: ({ validFrom }) => formatDateTable(locale, validFrom) },
        {
          key: 'action',
          label: <span className="sr-only">{t('action')}</span>,
          cell: ({ id, user }) =>
            team.holders.length > 1 ? (
              <ConfirmButton
                action={remove}
                label={user.id === actor.userId ? t('leave') : t('remove')}
                hidden={{ organisationId, assignmentId: id }}
                look="text"
                tone="danger"
                confirm={{ title: t('removeTitle'), text: t('removeText'), closeLabel: t('close') }}
              />
            ) : null,
        },
      ]}
    />
  )
}

async function Invitations({ organisationId, team }: { organisationId: string; team: Team }) {
  const t = await getTranslations('representatives.representatives')
  const locale = (await getLocale()) as Locale
  return (
    <Table
      caption={t('openCaption')}
      hideCaption
      rows={team.invitations}
      rowKey={({ id }) => id}
      columns={[
        { key: 'email', label: t('email'), header: true, cell: ({ email }) => email },
        {
          key: 'expires',
          label: t('expires'),
          cell: ({ expiresAt }) => formatDateTimeTable(locale, expiresAt),
        },
        {
          key: 'action',
          label: <span className="sr-only">{t('action')}</span>,
          cell: ({ id }) => (
            <ConfirmButton
              action={withdraw}
              label={t('withdraw')}
              hidden={{ organisationId, invitationId: id }}
              look="text"
            />
          ),
        },
      ]}
    />
  )
}
