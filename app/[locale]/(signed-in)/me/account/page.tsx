import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { ForgetfulForm } from '#components/attendance/forgetful-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { PasswordField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Table } from '#components/ui/table.tsx'
import { listOwnSessions } from '#lib/accounts/queries.ts'
import { passwordLengthMin } from '#lib/accounts/rules.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { signOut, signOutEverywhere } from '../../actions.ts'
import { setOwnPassword } from './actions.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.account')
  return { title: t('title') }
}

export default async function AccountPage() {
  const actor = await requireActor()
  const t = await getTranslations('accounts.account')
  return (
    <>
      <PageHead title={t('title')} lede={`${actor.name}, ${actor.email}`} />
      <div className="shell">
        <Section title={t('passwordTitle')} note={t('passwordNote')}>
          <PasswordForm />
        </Section>
        <Section title={t('sessionsTitle')}>
          <Sessions />
          <div className="actions">
            <ForgetfulForm action={signOut}>
              <Button type="submit">{t('signOut')}</Button>
            </ForgetfulForm>
            <ForgetfulForm action={signOutEverywhere}>
              <Button type="submit" look="quiet">
                {t('signOutEverywhere')}
              </Button>
            </ForgetfulForm>
          </div>
        </Section>
      </div>
    </>
  )
}

async function PasswordForm() {
  const t = await getTranslations('accounts')
  const eye = { showLabel: t('fields.show'), hideText: t('fields.hide') }
  return (
    <Form action={setOwnPassword} submit={t('account.changePassword')}>
      <PasswordField
        name="currentPassword"
        label={t('fields.currentPassword')}
        required
        autoComplete="current-password"
        {...eye}
      />
      <PasswordField
        name="password"
        label={t('fields.newPassword')}
        hint={t('fields.passwordHint', { min: passwordLengthMin })}
        required
        autoComplete="new-password"
        {...eye}
      />
    </Form>
  )
}

async function Sessions() {
  const actor = await requireActor()
  const t = await getTranslations('accounts.account')
  const format = await getFormatter()
  const sessions = await listOwnSessions(actor)
  const deviceOf = (session: (typeof sessions)[number]) => {
    const name = /Firefox|Edg|Chrome|Safari/.exec(session.device)?.[0] ?? t('unknownDevice')
    return session.id === actor.sessionId ? `${name} (${t('thisDevice')})` : name
  }
  return (
    <Table
      caption={t('sessionsCaption')}
      hideCaption
      rows={sessions}
      rowKey={(session) => session.id}
      columns={[
        { key: 'device', label: t('device'), header: true, cell: deviceOf },
        {
          key: 'since',
          label: t('since'),
          cell: (session) => format.dateTime(session.createdAt, { dateStyle: 'medium', timeStyle: 'short' }),
        },
      ]}
    />
  )
}
