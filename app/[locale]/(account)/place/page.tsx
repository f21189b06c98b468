import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { connection } from 'next/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { sendAgain } from './actions.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signUps.lost')
  return pageMetadata({
    locale: (await getLocale()) as Locale,
    path: '/place',
    title: t('title'),
    isHidden: true,
  })
}

export default async function LostLinksPage() {
  // Made for each request: a page kept from the build would carry no nonce.
  await connection()
  const t = await getTranslations('signUps.lost')
  const fields = await getTranslations('signUps.fields')
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} />
      <div className="shell narrow-page">
        <Form action={sendAgain} submit={t('submit')} hidden={{ locale: await getLocale() }}>
          <TextField
            name="email"
            type="email"
            label={fields('email')}
            required
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={254}
          />
        </Form>
        <Section title={t('noEmailTitle')}>
          <p>{t('noEmail')}</p>
          <p className="more">
            <SiteLink href="/centres">{t('centres')}</SiteLink>
          </p>
        </Section>
      </div>
    </>
  )
}
