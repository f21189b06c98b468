import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { PrintButton } from '#components/awards/print-button.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ConsentSheet } from '#app/[locale]/(signed-in)/workspace/volunteers/[id]/consent-form/consent-sheet.tsx'
import { findPlaceConsentForm } from '#lib/participation/queries/consent-form.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { minutesToWait } from '#app/[locale]/(account)/personal-link.ts'
import { TooManyLooks } from '#app/[locale]/(account)/too-many.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ token: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('consentRequests.paper')
  return { title: t('title'), robots: { index: false, follow: false } }
}

/** The printed consent form of a minor's own place, for those who opened it by the personal link. */
export default async function PlaceConsentFormPage({ params }: Props) {
  const minutes = await minutesToWait()
  if (minutes !== null) return <TooManyLooks minutes={minutes} />
  const { token } = await params
  const form = await formOnce(token)
  if (!form) notFound()
  const t = await getTranslations('consentRequests.paper')
  const place = await getTranslations('signUps.place')
  return (
    <div className="shell pt-4">
      <div className="actions no-print">
        <SiteLink href={`/place/${token}`}>{place('title')}</SiteLink>
        <PrintButton label={t('print')} />
      </div>
      <h1 className="sr-only">{t('title')}</h1>
      <ConsentSheet form={form} />
    </div>
  )
}

async function formOnce(token: string) {
  try {
    return await findPlaceConsentForm(null, token)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}
