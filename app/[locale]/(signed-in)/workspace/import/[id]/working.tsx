import { getTranslations } from 'next-intl/server'
import { JobWatch } from '#components/jobs/job-watch.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Progress } from '#components/ui/progress.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { checkingKind } from '#lib/imports/commands/choose-columns.ts'
import { importingKind, undoingKind } from '#lib/imports/commands/confirm-import.ts'
import { readingKind } from '#lib/imports/commands/upload-sheet.ts'
import type { BatchView } from '#lib/imports/queries/batch.ts'
import { findLatestJob, type JobView } from '#lib/jobs/queries.ts'
import { confirm, undo } from './actions.ts'

const kinds: Partial<Record<BatchView['state'], string>> = {
  reading: readingKind,
  checking: checkingKind,
  importing: importingKind,
  undoing: undoingKind,
}

/** The work a batch is in. */
export async function jobOf(actor: Actor, batch: BatchView): Promise<JobView | null> {
  const kind = kinds[batch.state]
  return kind ? findLatestJob(actor, kind, batch.id) : null
}

/** How far the work is; after it broke, a way to go on. */
export async function Working({ batch, job }: { batch: BatchView; job: JobView | null }) {
  const t = await getTranslations('imports')
  if (job?.state === 'failed') return <Broken batch={batch} job={job} />
  const words = t('progress', { done: job?.done ?? 0, total: job?.total ?? 0 })
  return (
    <Notice title={t(`working.${batch.state}`)} role="status">
      <Progress value={job?.done ?? 0} max={job?.total ?? 1} label={words} words={words} />
      <p className="pt-2">
        {t('refresh')} <SiteLink href={`/workspace/import/${batch.id}`}>{t('refreshNow')}</SiteLink>
      </p>
      <JobWatch />
    </Notice>
  )
}

async function Broken({ batch, job }: { batch: BatchView; job: JobView }) {
  const [t, say] = [await getTranslations('imports'), await getTranslations()]
  const action = batch.state === 'importing' ? confirm : batch.state === 'undoing' ? undo : null
  return (
    <Notice tone="bad" title={t('brokenTitle')}>
      <p>{say.has(job.error) ? say(job.error) : say('jobs.refusals.broken')}</p>
      <div className="actions pt-4">
        {action ? (
          <Form action={action} hidden={{ id: batch.id }} submit={t('goOn')} className="form-bare" />
        ) : null}
        {batch.state === 'reading' ? (
          <ButtonLink href="/workspace/import/new">{t('another')}</ButtonLink>
        ) : null}
      </div>
    </Notice>
  )
}
