import { getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Edition } from '#lib/statistics/schema.ts'

/** How the numbers came to be, and what the mark in the tables means. */
export async function Notes({ edition }: { edition: Edition }) {
  const t = await getTranslations('statistics.notes')
  return (
    <Section title={t('title')}>
      <div className="prose">
        {(['people', 'work', 'records', 'still', 'kept'] as const).map((note) => (
          <p key={note}>{t(note)}</p>
        ))}
        <p>
          {t.rich('openData', {
            link: (words) => <SiteLink href="/about/open-data">{words}</SiteLink>,
          })}
        </p>
        <p className="note wrap-anywhere">{t('checksum', { checksum: edition.checksum })}</p>
      </div>
    </Section>
  )
}
