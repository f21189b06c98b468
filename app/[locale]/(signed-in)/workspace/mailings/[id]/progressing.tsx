import { getLocale, getTranslations } from 'next-intl/server'
import { JobWatch } from '#components/jobs/job-watch.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { JobView } from '#lib/jobs/queries.ts'
import type { MailingView } from '#lib/mailings/queries/mailings.ts'
import type { Standing } from '#lib/mailings/schema.ts'
import { stop } from '../actions.ts'

type Props = { mailing: MailingView; job: JobView | null; counts: Record<Standing, number> }

/** How far the mailing is, what may still be stopped, and who has to be called. */
export async function Progressing({ mailing, job, counts }: Props) {
  const t = await getTranslations('mailings.sent')
  const isOpen = job?.state === 'queued' || job?.state === 'running'
  const canStop = mailing.state === 'confirmed' && counts.planned + counts.waiting > 0
  return (
    <>
      {job && isOpen && mailing.state === 'confirmed' ? <Running job={job} id={mailing.id} /> : null}
      {job?.state === 'failed' ? <Failed error={job.error} /> : null}
      {counts.waiting > 0 && mailing.state === 'confirmed' ? (
        <Waiting mailing={mailing} isWatched={isOpen} />
      ) : null}
      <div className="actions pt-4">
        {counts.unreached > 0 ? (
          <ButtonLink href={`/workspace/mailings/${mailing.id}/calls`}>
            {t('callsCount', { count: counts.unreached })}
          </ButtonLink>
        ) : null}
        {canStop ? <Stop id={mailing.id} /> : null}
      </div>
    </>
  )
}

async function Running({ job, id }: { job: JobView; id: string }) {
  const t = await getTranslations('mailings.sent')
  const words = t('progress', { done: job.done, total: job.total })
  return (
    <Notice title={job.state === 'queued' ? t('queued') : t('running')}>
      <Progress value={job.done} max={job.total} label={words} words={words} />
      <p className="pt-2">
        {t('refresh')} <SiteLink href={`/workspace/mailings/${id}`}>{t('refreshNow')}</SiteLink>
      </p>
      <JobWatch />
    </Notice>
  )
}

/** Letters lie ready: when the next ones go. */
async function Waiting({ mailing, isWatched }: { mailing: MailingView; isWatched: boolean }) {
  const t = await getTranslations('mailings.sent')
  const locale = (await getLocale()) as Locale
  return (
    <Notice>
      {mailing.nextAt ? <p>{t('nextAt', { at: formatDateTime(locale, mailing.nextAt) })}</p> : null}
      {mailing.urgentReason ? <p>{t('urgent', { reason: mailing.urgentReason })}</p> : null}
      <p>
        {t('refresh')} <SiteLink href={`/workspace/mailings/${mailing.id}`}>{t('refreshNow')}</SiteLink>
      </p>
      {isWatched ? null : <JobWatch />}
    </Notice>
  )
}

async function Failed({ error }: { error: string }) {
  const [t, say] = [await getTranslations('mailings.sent'), await getTranslations()]
  return (
    <Notice tone="bad" title={t('failed')}>
      <p>{say.has(error) ? say(error) : say('jobs.refusals.broken')}</p>
    </Notice>
  )
}

async function Stop({ id }: { id: string }) {
  const t = await getTranslations('mailings')
  return (
    <ConfirmButton
      action={stop}
      label={t('sent.stop')}
      hidden={{ mailingId: id }}
      tone="danger"
      confirm={{ title: t('sent.stopTitle'), text: t('sent.stopText'), closeLabel: t('close') }}
    />
  )
}
