import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { PasswordField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { invitationStep } from '#lib/accounts/queries.ts'
import { passwordLengthMin } from '#lib/accounts/rules.ts'
import { currentActor } from '#lib/accounts/session.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { join, takeUp } from './actions.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ token: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.invitation')
  return { title: t('title'), robots: { index: false }, referrer: 'same-origin' }
}

export default async function InvitationPage({ params }: Props) {
  const t = await getTranslations('accounts.invitation')
  const { token } = await params
  const step = await invitationStep(await currentActor(), token)
  return (
    <>
      <PageHead title={t('title')} lede={step === 'password' ? t('lede') : undefined} />
      <div className="shell narrow-page">
        {step === 'password' ? <NewAccount token={token} /> : null}
        {step === 'signIn' ? <SignInFirst token={token} /> : null}
        {step === 'bind' ? (
          <>
            <p className="mb-4">{t('bindLede')}</p>
            <Form action={takeUp} submit={t('bind')} hidden={{ token }} />
          </>
        ) : null}
      </div>
    </>
  )
}

async function NewAccount({ token }: { token: string }) {
  const t = await getTranslations('accounts.invitation')
  const ui = await getTranslations('accounts.fields')
  return (
    <Form action={join} submit={t('submit')} hidden={{ token }}>
      <TextField name="name" label={ui('name')} required autoComplete="name" maxLength={120} />
      <PasswordField
        name="password"
        label={ui('newPassword')}
        hint={ui('passwordHint', { min: passwordLengthMin })}
        required
        autoComplete="new-password"
        showLabel={ui('show')}
        hideText={ui('hide')}
      />
    </Form>
  )
}

async function SignInFirst({ token }: { token: string }) {
  const t = await getTranslations('accounts.invitation')
  const locale = (await getLocale()) as Locale
  const from = encodeURIComponent(localePath(locale, `/invitation/${token}`))
  return (
    <>
      <Notice>{t('known')}</Notice>
      <div className="actions mt-4">
        <ButtonLink href={`/sign-in?from=${from}`}>{t('signIn')}</ButtonLink>
      </div>
    </>
  )
}
