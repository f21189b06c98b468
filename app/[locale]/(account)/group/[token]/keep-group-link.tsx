import { getLocale, getTranslations } from 'next-intl/server'
import { KeepAddress } from '#components/participation/keep-address.tsx'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { siteUrl } from '#lib/platform/env.ts'

/** A leader without a mailbox has this page only. */
export async function KeepGroupLink({ token }: { token: string }) {
  const t = await getTranslations('signUps.place.keepLink')
  const locale = (await getLocale()) as Locale
  const words = { title: t('title'), text: t('text'), print: t('print'), qr: t('qr') }
  return <KeepAddress address={`${siteUrl}${localePath(locale, `/group/${token}`)}`} words={words} />
}
