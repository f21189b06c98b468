import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { JobWatch } from '#components/jobs/job-watch.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { type BulkAct, findBulkAct } from '#lib/registry/queries/bulk.ts'
import { base } from '../../address.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('registry.chosen')
  return { title: t('title') }
}

type Props = { params: Promise<{ id: string }> }

export default async function BulkPage({ params }: Props) {
  const actor = await requireCoordinator()
  const act = await findBulkAct(actor, (await params).id)
  if (!act) notFound()
  const t = await getTranslations('registry.chosen')
  const words = await getTranslations('volunteers')
  const crumbs = [
    { href: '/workspace', label: words('workspace') },
    { href: base, label: words('title') },
  ]
  return (
    <>
      <PageHead title={t(`titles.${act.kind}`)} crumbs={crumbs} />
      <div className="shell grid gap-6 pt-6">
        <State act={act} />
        <p>
          <SiteLink href={base}>{t('back')}</SiteLink>
        </p>
      </div>
    </>
  )
}

type Sums = { changed?: number; unchanged?: number; skipped?: number; mailed?: number; slip?: number }

async function State({ act }: { act: BulkAct }) {
  const t = await getTranslations('registry.chosen')
  const say = await getTranslations()
  const { job } = act
  if (!job || job.state === 'queued' || job.state === 'running') {
    const words = t('progress', { done: job?.done ?? 0, total: job?.total ?? 0 })
    return (
      <Notice title={t('running')}>
        <Progress value={job?.done ?? 0} max={job?.total ?? 1} label={words} words={words} />
        <p className="pt-2">{t('runningText')}</p>
        <JobWatch />
      </Notice>
    )
  }
  if (job.state === 'failed') {
    return (
      <Notice tone="bad" title={t('failed')}>
        <p>{say.has(job.error) ? say(job.error as 'jobs.refusals.broken') : say('jobs.refusals.broken')}</p>
      </Notice>
    )
  }
  return <Done act={act} sums={job.result as Sums} />
}

const outcomes = ['changed', 'mailed', 'slip', 'unchanged', 'skipped'] as const

async function Done({ act, sums }: { act: BulkAct; sums: Sums }) {
  const t = await getTranslations('registry.chosen')
  const said = outcomes.filter((outcome) => (sums[outcome] ?? 0) > 0)
  return (
    <Notice tone="good" title={t('done')}>
      <div role="status">
        <ul>
          {said.map((outcome) => (
            <li key={outcome}>{t(`outcomes.${outcome}`, { count: sums[outcome] ?? 0 })}</li>
          ))}
        </ul>
      </div>
      {act.kind === 'invite' && (sums.slip ?? 0) > 0 ? (
        <p className="pt-4">
          <ButtonLink href={`${base}/bulk/${act.id}/slips`}>{t('printSlips')}</ButtonLink>
        </p>
      ) : null}
    </Notice>
  )
}
