import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { JobWatch } from '#components/jobs/job-watch.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { findLetterSet } from '#lib/awards/queries/letters.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { idPattern } from '#lib/platform/text.ts'
import { print } from '../../actions.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }
type Found = NonNullable<Awaited<ReturnType<typeof findLetterSet>>>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('awards.letters')
  return { title: t('title') }
}

export default async function LetterSetPage({ params }: Props) {
  const actor = await requireEditor()
  const { id } = await params
  const found = idPattern.test(id) ? await findLetterSet(actor, id) : null
  if (!found) notFound()
  const t = await getTranslations('awards.letters')
  const staff = await getTranslations('awards.staff')
  const locale = (await getLocale()) as Locale
  const about = [
    found.event ? inLocale(found.event, 'title', locale) : null,
    found.round ? inLocale(found.round, 'title', locale) : null,
    found.kind ? inLocale(found.kind, 'name', locale) : null,
    found.set.year === null ? null : String(found.set.year),
  ]
  return (
    <>
      <PageHead
        title={t('found', { count: found.count })}
        meta={about.filter(Boolean).join(' · ') || undefined}
        crumbs={[
          { href: '/staff/awards', label: staff('title') },
          { href: '/staff/awards/letters', label: t('title') },
        ]}
      />
      <div className="shell pt-6">
        <Work found={found} />
      </div>
    </>
  )
}

async function Work({ found }: { found: Found }) {
  const { job } = found
  if (job?.state === 'queued' || job?.state === 'running') return <Running found={found} />
  return (
    <>
      {job?.state === 'done' ? <Done found={found} /> : null}
      {job?.state === 'failed' ? <Failed error={job.error} /> : null}
      <Again found={found} />
    </>
  )
}

async function Running({ found: { job, set } }: { found: Found }) {
  const t = await getTranslations('awards.letters')
  if (!job) return null
  const words = t('progress', { done: job.done, total: job.total })
  return (
    <Notice title={t(job.state === 'queued' ? 'queued' : 'running')}>
      <Progress value={job.done} max={job.total} label={words} words={words} />
      <p className="pt-2">
        {t('refresh')} <SiteLink href={`/staff/awards/letters/${set.id}`}>{t('refreshNow')}</SiteLink>
      </p>
      <JobWatch />
    </Notice>
  )
}

async function Done({ found: { job, set } }: { found: Found }) {
  const t = await getTranslations('awards.letters')
  const locale = (await getLocale()) as Locale
  const { pages } = (job?.result ?? {}) as { pages?: number }
  if (pages === undefined) return <Notice>{t('gone')}</Notice>
  return (
    <Notice tone="thanks" title={t('done', { count: pages })} role="status">
      <p className="pt-2">
        <a className="button" href={localePath(locale, `/staff/awards/letters/${set.id}/pdf`)} download>
          {t('download')}
        </a>
      </p>
    </Notice>
  )
}

async function Failed({ error }: { error: string }) {
  const t = await getTranslations('awards.letters')
  const say = await getTranslations()
  return (
    <Notice tone="bad" title={t('failed')}>
      <p>{say.has(error) ? say(error) : say('jobs.refusals.broken')}</p>
    </Notice>
  )
}

async function Again({ found: { set } }: { found: Found }) {
  const t = await getTranslations('awards.letters')
  const { year, kindId, eventId, roundId, batchId } = set
  const given = { kindId, eventId, roundId, batchId, year: year === null ? null : String(year) }
  const hidden = Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  return (
    <div className="pt-6">
      <Form action={print} hidden={hidden} submit={t('again')} look="quiet" />
    </div>
  )
}
