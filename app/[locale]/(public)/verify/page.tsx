import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { CheckForm } from '#components/awards/check-form.tsx'
import { PublicKeySection } from '#components/certificates/public-key.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { readCheckCode } from '#lib/awards/rules.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { publicKey } from '#lib/platform/signing.ts'
import { PageData } from '../page-data.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('verify')
  const locale = (await getLocale()) as Locale
  return pageMetadata({ locale, path: '/verify', title: t('title'), description: t('lede') })
}

export default async function VerifyPage({ searchParams }: Props) {
  const { code } = await searchParams
  const locale = (await getLocale()) as Locale
  const typed = typeof code === 'string' ? code : ''
  const known = readCheckCode(typed)
  if (known) redirect(localePath(locale, `/verify/${known}`))
  const t = await getTranslations('verify')
  return (
    <>
      <PageData path="/verify" title={t('title')} description={t('lede')} />
      <PageHead title={t('title')} crumbs={[{ href: '/awards', label: t('awards') }]} lede={t('lede')} />
      <div className="shell">
        {typed.trim() ? (
          <div className="pt-6">
            <Notice tone="bad" role="alert">
              {t('notACode')}
            </Notice>
          </div>
        ) : null}
        <CheckForm code={typed.slice(0, 40)} />
        <p className="note">{t('where')}</p>
        <p className="pt-4">
          <SiteLink href="/verify/offline">{t('offline.link')}</SiteLink>
        </p>
        <PublicKeySection {...publicKey()} />
      </div>
    </>
  )
}
