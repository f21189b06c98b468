import { getLocale, getTranslations } from 'next-intl/server'
import { MemorandumStatus } from '#components/memoranda/memorandum-status.tsx'
import { PublicationState } from '#components/memoranda/publication-state.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { StaffMemorandum } from '#lib/memoranda/queries.ts'

const sides = ['text', 'promises', 'history'] as const
type Props = { memorandum: StaffMemorandum; current: (typeof sides)[number]; done?: string | string[] }

/** The head of a memorandum's pages at the desk, the ways between them, and what was just done. */
export async function MemorandumHead({ memorandum, current, done }: Props) {
  const t = await getTranslations('memoranda.staff')
  const words = await getTranslations('agreements')
  const locale = (await getLocale()) as Locale
  const path = `/staff/memoranda/${memorandum.id}`
  const said = typeof done === 'string' ? [words, t].find((texts) => texts.has(`done.${done}`)) : undefined
  return (
    <>
      <PageHead
        title={inLocale(memorandum, 'title', locale)}
        crumbs={[{ href: '/staff/memoranda', label: t('title') }]}
      >
        <MemorandumStatus status={memorandum.status} />
        <PublicationState state={memorandum.state} />
        {memorandum.state === 'published' ? (
          <SiteLink href={`/memoranda/${memorandum.slug}`}>{t('publicPage')}</SiteLink>
        ) : null}
      </PageHead>
      <div className="shell">
        <Tabs
          label={words('tabs.label')}
          tabs={sides.map((side) => ({
            href: side === 'text' ? path : `${path}/${side}`,
            label: words(`tabs.${side}`),
            current: side === current,
          }))}
        />
        {said ? (
          <div className="pt-6">
            <Notice tone="good" role="status">
              {said(`done.${done}`)}
            </Notice>
          </div>
        ) : null}
      </div>
    </>
  )
}
