import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { JobWatch } from '#components/jobs/job-watch.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { exportKind } from '#lib/exports/commands/start-export.ts'
import { type FoundExport, findOwnExport } from '#lib/exports/queries/exports.ts'
import { headKey } from '#lib/exports/rules/columns.ts'
import { formatDateTable, formatDateTime, formatDateTimeTable } from '#lib/i18n/format.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { findLatestJob, type JobView } from '#lib/jobs/queries.ts'
import { now } from '#lib/platform/clock.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('exports')
  return { title: t('title') }
}

export default async function ExportPage({ params }: Props) {
  const actor = await requireCoordinator()
  const { id } = await params
  const found = await findOwnExport(actor, id)
  if (!found) notFound()
  const job = await findLatestJob(actor, exportKind, id)
  const t = await getTranslations('exports')
  return (
    <>
      <PageHead
        title={t('one.title', { number: String(found.number) })}
        meta={t(`kinds.${found.kind}`)}
        crumbs={[
          { href: '/workspace', label: t('workspace') },
          { href: '/workspace/exports', label: t('title') },
        ]}
      />
      <div className="shell pt-8">
        {job ? <State job={job} found={found} /> : null}
        <Facts found={found} />
      </div>
    </>
  )
}

async function State({ job, found }: { job: JobView; found: FoundExport }) {
  const [t, say] = [await getTranslations('exports.one'), await getTranslations()]
  if (job.state === 'failed')
    return (
      <Notice tone="bad" title={t('failed')}>
        <p>{say.has(job.error) ? say(job.error) : say('jobs.refusals.broken')}</p>
      </Notice>
    )
  if (job.state !== 'done') return <Running job={job} id={found.id} />
  if (!found.fileKey || found.expiresAt <= now())
    return (
      <Notice title={t('gone')}>
        <p>{t('goneText')}</p>
      </Notice>
    )
  return <Ready found={found} />
}

async function Ready({ found: { id, rowCount, expiresAt } }: { found: FoundExport }) {
  const t = await getTranslations('exports.one')
  const locale = (await getLocale()) as Locale
  return (
    <Notice tone="good" title={t('done')}>
      <p>{t('doneText', { count: rowCount, until: formatDateTime(locale, expiresAt) })}</p>
      <p className="pt-2">
        <a className="button" href={localePath(locale, `/workspace/exports/${id}/file`)} download>
          {t('download')}
        </a>
      </p>
    </Notice>
  )
}

async function Running({ job, id }: { job: JobView; id: string }) {
  const t = await getTranslations('exports.one')
  const words = t('progress', { done: job.done, total: job.total })
  return (
    <Notice title={job.state === 'queued' ? t('queued') : t('running')}>
      <Progress value={job.done} max={job.total} label={words} words={words} />
      <p className="pt-2">
        {t('refresh')} <SiteLink href={`/workspace/exports/${id}`}>{t('refreshNow')}</SiteLink>
      </p>
      <JobWatch />
    </Notice>
  )
}

async function Facts({ found }: { found: FoundExport }) {
  const [t, say] = [await getTranslations('exports'), await getTranslations()]
  const locale = (await getLocale()) as Locale
  const { periodFrom, periodTo } = found
  const dayText = (day: Date) => formatDateTable(locale, day.toISOString())
  return (
    <Section title={t('one.facts')}>
      <DescriptionList
        facts={[
          { label: t('own.when'), value: formatDateTimeTable(locale, found.createdAt) },
          { label: t('own.reason'), value: found.reason },
          { label: t('mark.sensitive'), value: found.sensitiveReason },
          periodFrom && periodTo
            ? { label: t('one.days'), value: `${dayText(periodFrom)} – ${dayText(periodTo)}` }
            : null,
          { label: t('mark.columns'), value: found.columns.map((name) => say(headKey(name))).join('; ') },
          { label: t('one.format'), value: found.format.toUpperCase() },
        ]}
      />
    </Section>
  )
}
