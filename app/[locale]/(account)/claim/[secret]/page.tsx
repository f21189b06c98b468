import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { PasswordField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { findClaim } from '#lib/accounts/queries.ts'
import { passwordLengthMin } from '#lib/accounts/rules.ts'
import { currentActor } from '#lib/accounts/session.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { bind, openAccount } from './actions.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ secret: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('claims.link')
  return { title: t('title'), robots: { index: false }, referrer: 'same-origin' }
}

export default async function ClaimLinkPage({ params }: Props) {
  const { secret } = await params
  const claim = await findClaim(await currentActor(), secret)
  if (!claim) return <Gone />
  const t = await getTranslations('claims.link')
  const { email, step } = claim
  return (
    <>
      <PageHead title={t('title')} lede={t(step, { email })} />
      <div className="shell narrow-page">
        {step === 'password' ? <OpenAccount secret={secret} email={email} /> : null}
        {step === 'signIn' ? <SignIn secret={secret} /> : null}
        {step === 'bind' ? (
          <Form action={bind} submit={t('bindButton')} hidden={{ token: secret }} className="form-bare" />
        ) : null}
      </div>
    </>
  )
}

async function OpenAccount({ secret, email }: { secret: string; email: string }) {
  const t = await getTranslations('claims.link')
  const ui = await getTranslations('accounts.fields')
  return (
    <Form action={openAccount} submit={t('submit')} hidden={{ token: secret }}>
      {/* Password managers keep the address together with the password. */}
      <input type="email" value={email} autoComplete="username" readOnly hidden />
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

async function SignIn({ secret }: { secret: string }) {
  const t = await getTranslations('claims.link')
  const back = localePath((await getLocale()) as Locale, `/claim/${secret}`)
  return <ButtonLink href={`/sign-in?from=${encodeURIComponent(back)}`}>{t('signInButton')}</ButtonLink>
}

async function Gone() {
  const t = await getTranslations('claims.link')
  return (
    <>
      <PageHead title={t('goneTitle')} lede={t('gone')} />
      <div className="shell narrow-page">
        <div className="actions">
          <ButtonLink href="/claim">{t('again')}</ButtonLink>
          <ButtonLink href="/sign-in" look="quiet">
            {t('enter')}
          </ButtonLink>
        </div>
      </div>
    </>
  )
}
