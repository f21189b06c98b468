import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { PasswordField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { findKnownInvitation } from '#lib/accounts/queries/centre-staff.ts'
import { passwordLengthMin } from '#lib/accounts/rules.ts'
import { currentActor } from '#lib/accounts/session.ts'
import { inLocale } from '#lib/i18n/localised.ts'
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
  const ui = await getTranslations('accounts.fields')
  const { token } = await params
  const known = await findKnownInvitation(await currentActor(), token)
  if (known) return <Known token={token} known={known} />
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} />
      <div className="shell narrow-page">
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
      </div>
    </>
  )
}

type Known = NonNullable<Awaited<ReturnType<typeof findKnownInvitation>>>

/** The address has an account already: it signs in, then takes the right up with one press. */
async function Known({ token, known: { centre, step } }: { token: string; known: Known }) {
  const t = await getTranslations('memberships.invitation')
  const locale = (await getLocale()) as Locale
  const back = localePath(locale, `/invitation/${token}`)
  const text = centre ? t('text', { centre: inLocale(centre, 'name', locale) }) : ''
  return (
    <>
      <PageHead title={t('title')} lede={step === 'accept' ? text : t('known')} />
      <div className="shell narrow-page">
        {step === 'accept' ? (
          <Form action={takeUp} submit={t('accept')} hidden={{ token }} className="form-bare" />
        ) : (
          <ButtonLink href={`/sign-in?from=${encodeURIComponent(back)}`}>{t('signIn')}</ButtonLink>
        )}
      </div>
    </>
  )
}
