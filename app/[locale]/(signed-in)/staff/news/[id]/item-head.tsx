import { getLocale, getTranslations } from 'next-intl/server'
import { stateMarks } from '#components/news/staff-news-table.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Status } from '#components/ui/status.tsx'
import { formatDateTime } from '#lib/i18n/format.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import type { StaffNews } from '#lib/news/queries.ts'
import { type ItemTab, ItemTabs } from './item-tabs.tsx'

/** The head of an item's pages at the desk: title, state, when it was changed, the way to its preview, and its tabs. */
export async function ItemHead({ news, current }: { news: StaffNews; current: ItemTab }) {
  const t = await getTranslations('news')
  const room = await getTranslations('newsroom')
  const locale = (await getLocale()) as Locale
  const { translations, state, updatedAt } = news
  const titled = [locale, ...locales].find((each) => translations[each].title)
  const own = translations[locale]
  const crumbs = [
    { href: '/staff', label: t('desk.today') },
    { href: '/staff/news', label: t('desk.title') },
  ]
  return (
    <PageHead
      title={titled ? translations[titled].title : t('desk.untitled')}
      lang={titled === locale ? undefined : titled}
      crumbs={crumbs}
      meta={room('changedAt', { date: formatDateTime(locale, updatedAt) })}
    >
      <Status mark={stateMarks[state]}>{t(`states.${state}`)}</Status>
      <ButtonLink href={`/staff/news/${news.id}/preview`} look="small-quiet">
        {t('desk.preview')}
      </ButtonLink>
      {state === 'published' && own.state === 'published' ? (
        <SiteLink href={`/news/${own.slug}`}>{t('desk.openPublic')}</SiteLink>
      ) : null}
      <ItemTabs id={news.id} current={current} />
    </PageHead>
  )
}
