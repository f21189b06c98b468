import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Announcements } from '#components/home/announcements.tsx'
import { Featured } from '#components/home/featured.tsx'
import { HotLine } from '#components/home/hot-line.tsx'
import { FilterForm } from '#components/ui/filter-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { previewHome } from '#lib/home/queries.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { instantOf, now, wallTimeOf } from '#lib/platform/clock.ts'
import { wallTime } from '#lib/platform/fields.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('homeDesk')
  return { title: t('preview') }
}

/** The draft as readers will see it, now or at another time. */
export default async function HomePreviewPage({ searchParams }: Props) {
  const actor = await requireEditor()
  const asked = wallTime.safeParse((await searchParams).at)
  const at = asked.success ? instantOf(asked.data) : now()
  const t = await getTranslations('homeDesk')
  const locale = (await getLocale()) as Locale
  const { featured, announcements, hotLine } = await previewHome(actor, locale, at)
  const isEmpty = featured.length === 0 && announcements.length === 0 && !hotLine
  return (
    <>
      <PageHead
        title={t('preview')}
        lede={t('previewLede')}
        crumbs={[{ href: '/staff/home', label: t('title') }]}
      />
      <div className="shell pt-4">
        <FilterForm action="/staff/home/preview" submit={t('previewShow')} row>
          <label className="filter">
            <span className="field-label">{t('previewAt')}</span>
            <input
              type="datetime-local"
              name="at"
              className="input input-date"
              defaultValue={wallTimeOf(at)}
            />
          </label>
        </FilterForm>
        {isEmpty ? <Notice>{t('previewEmpty')}</Notice> : null}
      </div>
      <Announcements announcements={announcements} />
      <Featured items={featured} />
      <HotLine line={hotLine} />
    </>
  )
}
