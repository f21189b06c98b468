import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { PushSettings } from '#components/follows/push-settings.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { browserKey, listFollowChoices } from '#lib/follows/public.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('follows.push')
  const locale = (await getLocale()) as Locale
  return pageMetadata({ locale, path: '/follow/notifications', title: t('title'), isHidden: true })
}

/** Where a notification leads to be changed or ended. Which ones there are only the browser knows. */
export default async function NotificationsPage() {
  if (browserKey === '') notFound()
  const t = await getTranslations('follows.push')
  const crumbs = [{ href: '/follow', label: (await getTranslations('follows'))('title') }]
  const labels = {
    ...{ none: t('none'), impossible: t('impossible'), count: t('list') },
    ...{ stopTopic: t('stopTopic'), stopAll: t('stopAll'), stopped: t('stopped'), failed: t('failed') },
  }
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} crumbs={crumbs} />
      <div className="shell narrow-page stack">
        <noscript>
          <p>{t('needsScript')}</p>
        </noscript>
        <div className="needs-script">
          <PushSettings labels={labels} names={await topicNames()} />
        </div>
        <p>{t('vendor')}</p>
        <p>
          <SiteLink href="/follow">{t('byMail')}</SiteLink>
        </p>
      </div>
    </>
  )
}

async function topicNames(): Promise<Record<string, string>> {
  const t = await getTranslations('follows.topics')
  const locale = (await getLocale()) as Locale
  const { centres, units, directions } = await listFollowChoices()
  const named = (kind: 'centre' | 'unit' | 'direction', rows: typeof units) =>
    rows.map((row) => [`${kind}:${row.id}`, t(kind, { name: inLocale(row, 'name', locale) })])
  const plain = directions.map((row) => ({ ...row, slug: row.code }))
  return Object.fromEntries([
    ...[['region', t('region')], ...named('centre', centres)],
    ...[...named('unit', units), ...named('direction', plain)],
  ]) as Record<string, string>
}
