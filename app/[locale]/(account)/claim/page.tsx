import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { DateField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { currentActor } from '#lib/accounts/session.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { askForLink, takeCard } from './actions.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('claims.claim')
  const locale = (await getLocale()) as Locale
  return pageMetadata({ locale, path: '/claim', title: t('title'), isHidden: true })
}

export default async function ClaimPage() {
  const t = await getTranslations('claims.claim')
  const isSignedIn = (await currentActor()) !== null
  return (
    <>
      <PageHead title={t('title')} lede={isSignedIn ? t('ledeSignedIn') : t('lede')} />
      <div className="shell narrow-page">
        {isSignedIn ? (
          <Form action={takeCard} submit={t('submitSignedIn')}>
            <SlipFields />
          </Form>
        ) : (
          <Form action={askForLink} submit={t('submit')}>
            <SlipFields />
            <TextField
              name="email"
              type="email"
              label={t('email')}
              hint={t('emailHint')}
              required
              maxLength={254}
              autoComplete="email"
              autoCapitalize="none"
              spellCheck={false}
            />
          </Form>
        )}
        <p className="note">{t('noSlip')}</p>
        <p className="more">
          <SiteLink href="/centres">{t('centres')}</SiteLink>
        </p>
      </div>
    </>
  )
}

async function SlipFields() {
  const t = await getTranslations('claims.claim')
  return (
    <>
      <TextField
        name="code"
        label={t('code')}
        hint={t('codeHint')}
        required
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <DateField
        name="birthDate"
        label={t('birthDate')}
        hint={t('birthHint')}
        required
        autoComplete="bday"
        max={dayOf(now())}
      />
    </>
  )
}
