import { getLocale, getTranslations } from 'next-intl/server'
import { KeepAddress } from '#components/participation/keep-address.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import type { OwnPlace } from '#lib/participation/queries/place.ts'
import { siteUrl } from '#lib/platform/env.ts'

/** Without a mailbox and an account this page is the only key to the sign-up: it has to be kept. */
export async function KeepLink({ place, isNew }: { place: OwnPlace; isNew: boolean }) {
  const t = await getTranslations('signUps.place.keepLink')
  const locale = (await getLocale()) as Locale
  const { volunteer, token } = place
  if (volunteer.email === null && volunteer.userId === null) {
    const words = { title: t('title'), text: t('text'), print: t('print'), qr: t('qr') }
    return <KeepAddress address={`${siteUrl}${localePath(locale, `/place/${token}`)}`} words={words} />
  }
  if (!isNew) return null
  return (
    <Notice role="status">
      <p>{volunteer.email === null ? t('inBook') : t('mailed')}</p>
    </Notice>
  )
}
