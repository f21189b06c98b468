import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PasswordField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { passwordLengthMin } from '#lib/accounts/rules.ts'
import { setPassword } from './actions.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ token: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.reset')
  return { title: t('title'), robots: { index: false }, referrer: 'same-origin' }
}

export default async function ResetPage({ params }: Props) {
  const t = await getTranslations('accounts.reset')
  const ui = await getTranslations('accounts.fields')
  const { token } = await params
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} />
      <div className="shell narrow-page">
        <Form action={setPassword} submit={t('submit')} hidden={{ token }}>
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
