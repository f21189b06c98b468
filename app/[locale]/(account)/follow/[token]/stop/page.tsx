import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { findFollowing } from '#lib/follows/queries/own.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { minutesToWait } from '#app/[locale]/(account)/personal-link.ts'
import { TooManyLooks } from '#app/[locale]/(account)/too-many.tsx'
import { stop } from '../actions.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ token: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('follows.stop')
  return { title: t('title'), robots: { index: false, follow: false } }
}

/** Opening the page ends nothing: mail programs open links by themselves. */
export default async function StopPage({ params }: Props) {
  const minutes = await minutesToWait()
  if (minutes !== null) return <TooManyLooks minutes={minutes} />
  const { token } = await params
  const locale = (await getLocale()) as Locale
  const following = await findFollowing(null, token, locale)
  if (!following) notFound()
  if (following.state === 'ended') redirect(localePath(locale, `/follow/${token}`))
  const t = await getTranslations('follows.stop')
  return (
    <>
      <PageHead title={t('title')} meta={following.mailbox} />
      <div className="shell narrow-page stack">
        <p>
          <b>{t('question')}</b>
        </p>
        <p>{t('text')}</p>
        <Form action={stop} hidden={{ token }} submit={t('submit')} />
        <p>
          <SiteLink href={`/follow/${token}`}>{t('back')}</SiteLink>
        </p>
      </div>
    </>
  )
}
