import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Shell } from '#components/ui/columns.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { DateField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Section } from '#components/ui/section.tsx'
import { Table } from '#components/ui/table.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { formatDateTable } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listMembers } from '#lib/organisations/queries/members.ts'
import { keysetLinks, readKeyset } from '#lib/platform/keyset.ts'
import { dayText } from '#lib/volunteers/rules.ts'
import { organisationOf } from '../../organisation-of.ts'
import { OrganisationHead } from '../../organisation-head.tsx'
import { invite, remove } from './actions.ts'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}
type Member = NonNullable<Awaited<ReturnType<typeof listMembers>>>['rows'][number]

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('representatives.people')
  return { title: t('title') }
}

export default async function MembersPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const organisation = await organisationOf(actor, (await params).id)
  const t = await getTranslations('representatives.people')
  const page = (await listMembers(actor, organisation.id, readKeyset(await searchParams))) ?? notFound()
  const path = `/workspace/organisations/${organisation.id}/people`
  return (
    <>
      <OrganisationHead actor={actor} organisation={organisation} current="people" />
      <Shell>
        <Section title={t('count', { count: page.count })} note={t('note')}>
          {page.rows.length === 0 ? (
            <EmptyState title={t('empty')}>
              <p>{t('emptyText')}</p>
            </EmptyState>
          ) : (
            <Members organisationId={organisation.id} rows={page.rows} />
          )}
          <Pagination {...keysetLinks(path, {}, page)} />
        </Section>
        <Section title={t('invite')} note={t('inviteNote')}>
          <Form action={invite} submit={t('inviteSubmit')} hidden={{ organisationId: organisation.id }}>
            <TextField
              name="cardNumber"
              label={t('cardNumber')}
              inputMode="numeric"
              required
              maxLength={12}
            />
            <DateField name="birthDate" label={t('birthDate')} required min="1900-01-01" />
          </Form>
        </Section>
      </Shell>
    </>
  )
}

async function Members({ organisationId, rows }: { organisationId: string; rows: Member[] }) {
  const t = await getTranslations('representatives.people')
  const ages = await getTranslations('volunteers.ages')
  const locale = (await getLocale()) as Locale
  return (
    <Table
      caption={t('caption')}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', label: t('name'), header: true, cell: ({ name }) => name },
        { key: 'age', label: t('age'), cell: ({ band }) => ages(band) },
        {
          key: 'since',
          label: t('since'),
          cell: ({ startedOn }) => formatDateTable(locale, dayText(startedOn)),
        },
        {
          key: 'action',
          label: <span className="sr-only">{t('action')}</span>,
          cell: ({ id }) => (
            <ConfirmButton
              action={remove}
              label={t('remove')}
              hidden={{ organisationId, membershipId: id }}
              look="text"
              tone="danger"
              confirm={{ title: t('removeTitle'), text: t('removeText'), closeLabel: t('close') }}
            />
          ),
        },
      ]}
    />
  )
}
