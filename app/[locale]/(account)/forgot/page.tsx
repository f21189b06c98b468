import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { connection } from 'next/server'
import { TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { askForReset } from './actions.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.forgot')
  return pageMetadata({
    locale: (await getLocale()) as Locale,
    path: '/forgot',
    title: t('title'),
    isHidden: true,
  })
}

export default async function ForgotPage() {
  // Made for each request: a page kept from the build would carry no nonce, and its scripts would be refused.
  await connection()
  const t = await getTranslations('accounts.forgot')
  const ui = await getTranslations('accounts.fields')
  const crumbs = [{ href: '/sign-in', label: (await getTranslations('accounts.signIn'))('title') }]
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} crumbs={crumbs} />
      <div className="shell narrow-page">
        <Form action={askForReset} submit={t('submit')}>
          <TextField
            name="email"
            type="email"
            label={ui('email')}
            required
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
        </Form>
      </div>
    </>
  )
}
