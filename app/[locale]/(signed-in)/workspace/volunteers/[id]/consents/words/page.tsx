import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Paragraphs } from '#components/ui/paragraphs.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { formatDate } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { viewVolunteer } from '#lib/volunteers/commands/view-volunteer.ts'
import { listGivenWords } from '#lib/volunteers/queries/consent-text.ts'
import { fullName } from '#lib/volunteers/rules.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ consent?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('privacy.words')
  return { title: t('title') }
}

/** The very words one consent was given to. */
export default async function ConsentWordsPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const card = await viewVolunteer(actor, (await params).id)
  const { consent: chosen } = await searchParams
  const consent = card?.consents.find(({ id }) => id === chosen)
  if (!card || !consent) notFound()
  const t = await getTranslations('privacy.words')
  const words = await getTranslations('volunteers')
  const [given] = await listGivenWords(actor, [consent])
  const date = formatDate((await getLocale()) as Locale, consent.givenAt)
  const crumbs = [
    { href: '/workspace', label: words('workspace') },
    { href: '/workspace/volunteers', label: words('title') },
    { href: `/workspace/volunteers/${card.id}`, label: fullName(card) },
  ]
  return (
    <>
      <PageHead
        title={given?.text.title ?? t('title')}
        crumbs={crumbs}
        meta={t('meta', { version: consent.textVersion, date, how: words(`methods.${consent.method}`) })}
      />
      <div className="shell grid gap-4 pt-8">
        {given ? (
          <div lang={given.text.locale}>
            <Paragraphs text={given.text.body} />
          </div>
        ) : (
          <Notice>{t('unknown')}</Notice>
        )}
        {given && !given.isSame ? <Notice tone="bad">{t('changed')}</Notice> : null}
      </div>
    </>
  )
}
