import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextField } from '#components/ui/fields.tsx'
import { FilterForm, FilterText } from '#components/ui/filter-form.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { Table } from '#components/ui/table.tsx'
import { countUsers, listOpenInvitations, listUsers } from '#lib/accounts/queries.ts'
import { requireAdministrator } from '#lib/accounts/session.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { idPattern } from '#lib/platform/text.ts'
import { invite } from './actions.ts'
import { RightFields } from './right-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.people')
  return { title: t('title') }
}

export default async function PeoplePage({ searchParams }: Props) {
  const actor = await requireAdministrator()
  const t = await getTranslations('accounts.people')
  const { q, after } = await searchParams
  const words = typeof q === 'string' ? q : ''
  const cursor = typeof after === 'string' && idPattern.test(after) ? after : null
  const { users, next } = await listUsers(actor, { q: words, after: cursor })
  const nextHref = next
    ? `/staff/people?${new URLSearchParams({ ...(words ? { q: words } : {}), after: next })}`
    : null
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} meta={t('count', { count: await countUsers(actor) })} />
      <div className="shell">
        <FilterForm action="/staff/people" submit={t('find')} row>
          <FilterText name="q" label={t('search')} value={words} />
        </FilterForm>
        {users.length === 0 ? (
          <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
        ) : (
          <UserTable users={users} />
        )}
        <Pagination next={nextHref} previous={cursor ? '/staff/people' : null} />
        <Section title={t('invite')} note={t('inviteLede')} id="invite">
          <Form action={invite} submit={t('inviteSubmit')}>
            <TextField
              name="email"
              type="email"
              label={(await getTranslations('accounts.fields'))('email')}
              required
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
            <RightFields />
          </Form>
        </Section>
        <Invitations />
      </div>
    </>
  )
}

type User = Awaited<ReturnType<typeof listUsers>>['users'][number]

async function UserTable({ users }: { users: User[] }) {
  const t = await getTranslations('accounts')
  const locale = (await getLocale()) as Locale
  const rightsOf = (user: User) =>
    user.roles.map((held) => {
      const scope = held.centre ?? held.organisation
      return scope
        ? `${t(`roles.${held.role}`)}: ${inLocale(scope, 'name', locale)}`
        : t(`roles.${held.role}`)
    })
  return (
    <Table
      caption={t('people.caption')}
      rows={users}
      rowKey={(user) => user.id}
      columns={[
        {
          key: 'name',
          label: t('people.name'),
          header: true,
          cell: (user) => <SiteLink href={`/staff/people/${user.id}`}>{user.name}</SiteLink>,
        },
        { key: 'email', label: t('fields.email'), cell: (user) => user.email },
        {
          key: 'rights',
          label: t('people.rights'),
          cell: (user) => rightsOf(user).join('; ') || t('people.none'),
        },
        {
          key: 'state',
          label: t('people.state'),
          cell: (user) =>
            user.disabledAt ? (
              <Status mark="off">{t('people.disabled')}</Status>
            ) : (
              <Status mark="good">{t('people.active')}</Status>
            ),
        },
      ]}
    />
  )
}

async function Invitations() {
  const actor = await requireAdministrator()
  const t = await getTranslations('accounts')
  const format = await getFormatter()
  const open = await listOpenInvitations(actor)
  if (open.length === 0) return null
  return (
    <Section title={t('people.openInvitations')}>
      <Table
        caption={t('people.openInvitations')}
        hideCaption
        rows={open}
        rowKey={(row) => row.id}
        columns={[
          { key: 'email', label: t('fields.email'), header: true, cell: (row) => row.email },
          { key: 'role', label: t('fields.role'), cell: (row) => (row.role ? t(`roles.${row.role}`) : '') },
          {
            key: 'expires',
            label: t('people.expires'),
            cell: (row) => format.dateTime(row.expiresAt, { dateStyle: 'medium', timeStyle: 'short' }),
          },
        ]}
      />
    </Section>
  )
}
