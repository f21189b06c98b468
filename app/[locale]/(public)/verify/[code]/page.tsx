import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { connection } from 'next/server'
import { CheckForm } from '#components/awards/check-form.tsx'
import { CheckedPaperAnswer } from '#components/certificates/checked-paper.tsx'
import { FragmentCheck } from '#components/certificates/fragment-check.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { findAwardByCode } from '#lib/awards/public.ts'
import { checkCodeText, readCheckCode } from '#lib/awards/rules.ts'
import { findCertificateByCode } from '#lib/certificates/public.ts'
import { certificateCodeLength, certificateCodeText } from '#lib/certificates/rules/payload.ts'
import { clientAddress } from '#lib/i18n/client-address.ts'
import { formatDate } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { TooMany } from '#lib/platform/refusal.ts'
import { publicKey } from '#lib/platform/signing.ts'
import { signatureLabels } from '../signature-labels.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ code: string }> }
type Checked = NonNullable<Awaited<ReturnType<typeof findAwardByCode>>>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('verify')
  return { title: t('title'), robots: { index: false, follow: false } }
}

export default async function CheckedPage({ params }: Props) {
  // Each try is counted, so nothing of this page is made ahead.
  await connection()
  const { code } = await params
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('verify')
  const wait = await minutesToWait()
  const paper = wait === null ? await findCertificateByCode(code, locale) : null
  const award = wait === null && !paper ? await findAwardByCode(code, locale) : null
  return (
    <>
      <PageHead
        title={t('title')}
        crumbs={[
          { href: '/awards', label: t('awards') },
          { href: '/verify', label: t('title') },
        ]}
      />
      <div className="shell pt-6">
        {wait === null ? (
          paper ? (
            <CheckedPaperAnswer paper={paper} />
          ) : (
            <Answer award={award} code={codeText(code)} />
          )
        ) : (
          <Notice tone="bad">{t('tooMany', { minutes: wait })}</Notice>
        )}
        <Signature code={readCheckCode(code) ?? ''} />
        <CheckForm />
        <p className="note">{t('where')}</p>
      </div>
    </>
  )
}

/** Codes are too long to be guessed; the limit keeps somebody who tries from loading the database. */
async function minutesToWait(): Promise<number | null> {
  try {
    await limit('verify', await clientAddress())
    return null
  } catch (error) {
    if (error instanceof TooMany) return Math.max(1, Math.ceil(error.retryAfterSeconds / 60))
    throw error
  }
}

/** The browser looks at what the QR left after the hash; without script or hash there is nothing to see. */
async function Signature({ code }: { code: string }) {
  if (code.length !== certificateCodeLength) return null
  const t = await getTranslations('verify.signature')
  const { keyId, publicKey: key } = publicKey()
  return (
    <FragmentCheck
      publisher={{ keyId, publicKey: key, siteUrl }}
      code={code}
      title={t('title')}
      labels={await signatureLabels()}
      locale={(await getLocale()) as Locale}
    />
  )
}

function codeText(typed: string): string {
  const code = readCheckCode(typed)
  if (!code) return ''
  return code.length === certificateCodeLength ? certificateCodeText(code) : checkCodeText(code)
}

async function Answer({ award, code }: { award: Checked | null; code: string }) {
  const t = await getTranslations('verify')
  const locale = (await getLocale()) as Locale
  if (!award) {
    return (
      <Notice tone="bad" title={t('unknown')}>
        <p>{t('unknownText', { code })}</p>
      </Notice>
    )
  }
  return (
    <>
      {award.isRevoked ? (
        <Notice tone="bad" title={t('revoked')}>
          <p>
            {t('revokedText', {
              date: formatDate(locale, award.revokedOn ?? award.updatedOn),
              reason: award.revokeReason,
            })}
          </p>
        </Notice>
      ) : (
        <Notice tone="good" title={t('valid')}>
          <p>{t('validText')}</p>
        </Notice>
      )}
      <div className="pt-6">
        <CheckedFacts award={award} />
      </div>
    </>
  )
}

async function CheckedFacts({ award }: { award: Checked }) {
  const t = await getTranslations('verify')
  const words = await getTranslations('awards')
  const locale = (await getLocale()) as Locale
  const name = award.name === null ? t('nameHidden') : award.name
  return (
    <DescriptionList
      facts={[
        { label: words('number'), value: award.number },
        { label: words('kind'), value: award.kind.name },
        {
          label: words('recipient'),
          value: award.href && !award.isRevoked ? <SiteLink href={award.href}>{name}</SiteLink> : name,
        },
        {
          label: words('date'),
          value: award.issuedOn ? formatDate(locale, award.issuedOn) : words('dateNotStated'),
        },
        { label: words('issuer'), value: award.issuer },
        { label: words('reason'), value: award.name === null ? null : award.reason },
      ]}
    />
  )
}
