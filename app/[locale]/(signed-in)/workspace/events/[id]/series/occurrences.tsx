import { getLocale, getTranslations } from 'next-intl/server'
import { EventPhase } from '#components/events/event-phase.tsx'
import { JobWatch } from '#components/jobs/job-watch.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { Section } from '#components/ui/section.tsx'
import { Table } from '#components/ui/table.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { seriesKind } from '#lib/events/commands/create-series.ts'
import type { EventToRun } from '#lib/events/queries.ts'
import type { SeriesView } from '#lib/events/queries/series.ts'
import { formatDateFull, formatTimeRange } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findLatestJob } from '#lib/jobs/queries.ts'
import { publishAll } from './actions.ts'
import { CancelRest } from './cancel-rest.tsx'

type Props = { actor: Actor; event: EventToRun; series: SeriesView }

/** The occurrences of a series and what can be done to several of them. */
export async function Occurrences({ actor, event, series }: Props) {
  const t = await getTranslations('series.work')
  const job = await findLatestJob(actor, seriesKind, series.id)
  const isOpen = job?.state === 'queued' || job?.state === 'running'
  const drafts = series.events.filter(({ state, isAhead }) => state === 'draft' && isAhead).length
  const ahead = series.events.filter(({ isAhead }) => isAhead).length
  return (
    <>
      <Section title={t('title', { count: series.events.length })} note={t('lede')}>
        {job && isOpen ? (
          <Notice title={t('making')}>
            <Progress
              value={job.done}
              max={job.total}
              label={t('making')}
              words={t('made', { done: job.done, total: job.total })}
            />
            <JobWatch />
          </Notice>
        ) : null}
        {job?.state === 'failed' ? <Notice tone="bad">{t('makingFailed')}</Notice> : null}
        <OccurrenceTable event={event} series={series} />
      </Section>
      {drafts > 0 && !isOpen ? (
        <Section title={t('publishTitle')} note={t('publishText', { count: drafts })} id="publish">
          <Form
            action={publishAll}
            hidden={{ eventId: event.id, scope: 'all' }}
            submit={t('publish', { count: drafts })}
          />
        </Section>
      ) : null}
      {ahead > 0 && !isOpen ? <CancelRest event={event} /> : null}
    </>
  )
}

async function OccurrenceTable({ event, series }: Omit<Props, 'actor'>) {
  const t = await getTranslations('series.work')
  const tWork = await getTranslations('events.work')
  const locale = (await getLocale()) as Locale
  return (
    <Table
      caption={t('caption')}
      hideCaption
      rows={series.events}
      rowKey={({ id }) => id}
      rowClass={({ id }) => (id === event.id ? 'row-current' : undefined)}
      columns={[
        {
          key: 'day',
          label: t('day'),
          header: true,
          cell: (each) => (
            <SiteLink
              href={`/workspace/events/${each.id}`}
              aria-current={each.id === event.id ? 'true' : undefined}
            >
              {formatDateFull(locale, each.startsAt)}
            </SiteLink>
          ),
        },
        {
          key: 'time',
          label: t('time'),
          cell: ({ startsAt, endsAt }) => formatTimeRange(locale, startsAt, endsAt),
        },
        {
          key: 'places',
          label: tWork('places'),
          numeric: true,
          cell: ({ seats: { taken, places } }) => (places > 0 ? tWork('placesOf', { taken, places }) : '—'),
        },
        {
          key: 'state',
          label: tWork('state'),
          cell: (each) => (
            <>
              <EventPhase event={each} />
              {each.isException ? <span className="note">{t('exception')}</span> : null}
              {each.id === event.id ? <span className="note">{t('thisOne')}</span> : null}
            </>
          ),
        },
      ]}
    />
  )
}
