import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { PasswordField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { enter } from './actions.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<{ from?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.signIn')
  return pageMetadata({ locale: (await getLocale()) as Locale, path: '/sign-in', title: t('title') })
}

export default async function SignInPage({ searchParams }: Props) {
  const t = await getTranslations('accounts.signIn')
  const ui = await getTranslations('accounts.fields')
  const { from } = await searchParams
  return (
    <>
      <PageHead title={t('title')} lede={from ? t('needed') : t('lede')} />
      <div className="shell narrow-page">
        <Form action={enter} submit={t('submit')} hidden={{ from: typeof from === 'string' ? from : '' }}>
          <TextField
            name="email"
            type="email"
            label={ui('email')}
            required
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
          <PasswordField
            name="password"
            label={ui('password')}
            required
            autoComplete="current-password"
            showLabel={ui('show')}
            hideText={ui('hide')}
          />
        </Form>
        <p className="more">
          <SiteLink href="/forgot">{t('forgot')}</SiteLink>
        </p>
        <p className="note">{t('noAccount')}</p>
        <p className="more">
          <SiteLink href="/claim">{t('haveCode')}</SiteLink>
        </p>
      </div>
    </>
  )
}
