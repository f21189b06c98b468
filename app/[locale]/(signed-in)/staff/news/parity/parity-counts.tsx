import { getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { Section } from '#components/ui/section.tsx'
import { Table } from '#components/ui/table.tsx'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import type { ParityReason } from '#lib/news/queries/parity.ts'

const reasons: readonly ParityReason[] = ['missing', 'stale', 'unmarked', 'ready']

/** How much waits in each language, as a way into the queue. */
export async function ParityCounts({ counts }: { counts: Record<Locale, Record<ParityReason, number>> }) {
  const t = await getTranslations('newsroom.parity')
  const languages = await getTranslations('news.languages')
  return (
    <Section
      title={t('title')}
      note={t('lede')}
      more={<SiteLink href="/staff/news/parity">{t('all')}</SiteLink>}
    >
      <Table
        caption={t('byLanguage')}
        hideCaption
        rows={[...locales]}
        rowKey={(locale) => locale}
        columns={[
          {
            key: 'language',
            label: t('language'),
            header: true,
            cell: (locale) => (
              <SiteLink href={`/staff/news/parity?language=${locale}`} lang={locale}>
                {languages(locale)}
              </SiteLink>
            ),
          },
          ...reasons.map((reason) => ({
            key: reason,
            label: t(`reasons.${reason}`),
            numeric: true,
            cell: (locale: Locale) => counts[locale][reason],
          })),
        ]}
      />
    </Section>
  )
}
