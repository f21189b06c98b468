import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Table } from '#components/ui/table.tsx'
import { findUser } from '#lib/accounts/queries.ts'
import { requireAdministrator } from '#lib/accounts/session.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { idPattern } from '#lib/platform/text.ts'
import { disable, enable, grant, revoke } from '../actions.ts'
import { RightFields } from '../right-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }
type User = NonNullable<Awaited<ReturnType<typeof findUser>>>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.people')
  return { title: t('title') }
}

export default async function PersonRightsPage({ params }: Props) {
  const actor = await requireAdministrator()
  const { id } = await params
  const user = idPattern.test(id) ? await findUser(actor, id) : null
  if (!user) notFound()
  const t = await getTranslations('accounts.people')
  const isOneself = user.id === actor.userId
  const crumbs = [{ href: '/staff/people', label: t('title') }]
  const sessions = t('sessions', { count: user._count.sessions })
  return (
    <>
      <PageHead
        title={user.name}
        crumbs={crumbs}
        lede={user.email}
        meta={user.disabledAt ? t('disabled') : sessions}
      />
      <div className="shell">
        <Rights user={user} isOneself={isOneself} />
        {isOneself ? (
          <Notice>{t('oneself')}</Notice>
        ) : (
          <>
            <Section title={t('grant')}>
              <Form action={grant} submit={t('grantSubmit')} hidden={{ userId: user.id }}>
                <RightFields />
              </Form>
            </Section>
            <Section title={t('state')}>
              <AccountState user={user} />
            </Section>
          </>
        )}
      </div>
    </>
  )
}

async function Rights({ user, isOneself }: { user: User; isOneself: boolean }) {
  const t = await getTranslations('accounts')
  const locale = (await getLocale()) as Locale
  const format = await getFormatter()
  const date = (value: Date | null) => (value ? format.dateTime(value, { dateStyle: 'medium' }) : '')
  const revokeButton = (held: User['roles'][number]) =>
    held.revokedAt || isOneself ? null : (
      <ConfirmButton
        action={revoke}
        label={t('people.revoke')}
        hidden={{ assignmentId: held.id }}
        look="small-quiet"
        tone="danger"
        confirm={{
          title: t('people.revokeTitle'),
          text: t('people.revokeText'),
          closeLabel: t('people.close'),
        }}
      />
    )
  return (
    <Section title={t('people.rights')}>
      <Table
        caption={t('people.rights')}
        hideCaption
        rows={user.roles}
        rowKey={(held) => held.id}
        columns={[
          { key: 'role', label: t('fields.role'), header: true, cell: (held) => roleWithScope(held) },
          { key: 'from', label: t('people.since'), cell: (held) => date(held.validFrom) },
          { key: 'to', label: t('people.until'), cell: (held) => date(held.revokedAt ?? held.validTo) },
          { key: 'by', label: t('people.grantedBy'), cell: (held) => held.grantedBy?.name ?? '' },
          { key: 'act', label: '', cell: revokeButton },
        ]}
      />
    </Section>
  )

  function roleWithScope(held: User['roles'][number]) {
    const scope = held.centre ?? held.organisation
    return scope ? `${t(`roles.${held.role}`)}: ${inLocale(scope, 'name', locale)}` : t(`roles.${held.role}`)
  }
}

async function AccountState({ user }: { user: User }) {
  const t = await getTranslations('accounts.people')
  if (user.disabledAt)
    return <ConfirmButton action={enable} label={t('enable')} hidden={{ userId: user.id }} />
  return (
    <ConfirmButton
      action={disable}
      label={t('disable')}
      hidden={{ userId: user.id }}
      tone="danger"
      confirm={{ title: t('disable'), text: t('disableText'), closeLabel: t('close') }}
    />
  )
}
