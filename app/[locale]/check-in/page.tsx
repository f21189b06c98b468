import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { OfflineCheckIn } from './offline-check-in.tsx'

// Drawn for each request: its scripts carry the nonce of the answer, which is kept together with the page.
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('attendance')
  return { title: t('title'), robots: { index: false } }
}

/**
 * The check-in without anybody's data: what a device's service worker shows in place of an event's check-in while there is no
 * connection. Everything on it comes from the device's own encrypted store.
 */
export default async function OfflineCheckInPage() {
  const { attendance } = await getMessages()
  return (
    <main id="main" tabIndex={-1}>
      <NextIntlClientProvider messages={{ attendance: { desk: attendance.desk } }}>
        <OfflineCheckIn />
      </NextIntlClientProvider>
    </main>
  )
}
