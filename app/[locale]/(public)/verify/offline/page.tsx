import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { connection } from 'next/server'
import { OfflineCheck } from '#components/certificates/offline-check.tsx'
import { PublicKeySection } from '#components/certificates/public-key.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { publicKey } from '#lib/platform/signing.ts'
import { signatureLabels } from '../signature-labels.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('verify.offline')
  const locale = (await getLocale()) as Locale
  return pageMetadata({ locale, path: '/verify/offline', title: t('title'), description: t('lede') })
}

export default async function OfflinePage() {
  // The key belongs to the installation, not to the build.
  await connection()
  const t = await getTranslations('verify')
  const locale = (await getLocale()) as Locale
  const key = publicKey()
  return (
    <>
      <PageHead
        title={t('offline.title')}
        crumbs={[{ href: '/verify', label: t('title') }]}
        lede={t('offline.lede')}
      />
      <div className="shell pt-6">
        <OfflineCheck
          publisher={{ keyId: key.keyId, publicKey: key.publicKey, siteUrl }}
          words={{
            label: t('offline.label'),
            hint: t('offline.hint'),
            submit: t('offline.submit'),
          }}
          labels={await signatureLabels()}
          locale={locale}
        />
        <noscript>
          <Notice>{t('offline.noScript')}</Notice>
        </noscript>
        <p className="note pt-4">{t('offline.revokedNote')}</p>
        <PublicKeySection keyId={key.keyId} publicKey={key.publicKey} />
      </div>
    </>
  )
}
