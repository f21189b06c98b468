import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import type { Phase } from '#lib/events/rules.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { EventPhase } from './event-phase.tsx'

type Part =
  | 'overview'
  | 'edit'
  | 'programme'
  | 'shifts'
  | 'series'
  | 'training'
  | 'messages'
  | 'certificates'
  | 'memoranda'
  | 'preview'
type Event = {
  id: string
  slug: string
  state: string
  kind: string
  phase: Phase
  titleKk: string
  titleRu: string
  titleEn: string
}

const parts: [Part, string][] = [
  ['overview', ''],
  ['edit', '/edit'],
  ['programme', '/programme'],
  ['shifts', '/shifts'],
  ['series', '/series'],
  ['training', '/training'],
  ['messages', '/messages'],
  ['certificates', '/certificates'],
  ['memoranda', '/memoranda'],
  ['preview', '/preview'],
]

/** The head of an event's pages in the workspace, with the way between them. */
export async function WorkHead({ event, current }: { event: Event; current: Part }) {
  const t = await getTranslations('events.work')
  const locale = (await getLocale()) as Locale
  return (
    <>
      <PageHead
        title={inLocale(event, 'title', locale)}
        crumbs={[{ href: '/workspace/events', label: t('title') }]}
        meta={<EventPhase event={event} />}
      >
        {event.state === 'draft' ? null : <SiteLink href={`/events/${event.slug}`}>{t('onSite')}</SiteLink>}
      </PageHead>
      <div className="shell">
        <Tabs
          label={t('sections')}
          tabs={parts
            .filter(([part]) => part !== 'training' || event.kind === 'training')
            .map(([part, path]) => ({
              href: `/workspace/events/${event.id}${path}`,
              label: t(part),
              current: part === current,
            }))}
        />
      </div>
    </>
  )
}
