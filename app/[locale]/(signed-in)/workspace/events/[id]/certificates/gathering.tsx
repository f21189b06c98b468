import { getLocale, getTranslations } from 'next-intl/server'
import { JobWatch } from '#components/jobs/job-watch.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Desk } from '#lib/certificates/queries/desk.ts'
import { holdersOf } from '#lib/certificates/rules/holders.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import type { JobView } from '#lib/jobs/queries.ts'
import { issueAll } from './actions.ts'

type Props = { desk: Desk; job: JobView | null }

/** Everybody's certificate at once and all of them in one file: how far it is, and what came of it. */
export async function Gathering({ desk, job }: Props) {
  const t = await getTranslations('certificates.desk')
  const holders = holdersOf(desk)
  if (holders.length === 0) return null
  const isOpen = job?.state === 'queued' || job?.state === 'running'
  const missing = holders.filter(({ certificate }) => !certificate).length
  return (
    <Section title={t('all')} id="all">
      <p className="pb-4">{t('allText')}</p>
      {job && isOpen ? <Running job={job} eventId={desk.id} /> : null}
      {job?.state === 'done' ? <Finished job={job} eventId={desk.id} /> : null}
      {job?.state === 'failed' ? <Failed job={job} /> : null}
      {isOpen ? null : (
        <Form
          action={issueAll}
          hidden={{ eventId: desk.id }}
          look={job?.state === 'done' && missing === 0 ? 'quiet' : 'main'}
          submit={job?.state === 'failed' ? t('again') : t('allSubmit', { count: missing })}
        />
      )}
    </Section>
  )
}

async function Running({ job, eventId }: { job: JobView; eventId: string }) {
  const t = await getTranslations('certificates.desk')
  const words = t('progress', { done: job.done, total: job.total })
  return (
    <Notice title={job.state === 'queued' ? t('queued') : t('running')}>
      <Progress value={job.done} max={job.total} label={words} words={words} />
      <p className="pt-2">
        {t('refresh')}{' '}
        <SiteLink href={`/workspace/events/${eventId}/certificates#all`}>{t('refreshNow')}</SiteLink>
      </p>
      <JobWatch />
    </Notice>
  )
}

async function Finished({ job, eventId }: { job: JobView; eventId: string }) {
  const t = await getTranslations('certificates.desk')
  const locale = (await getLocale()) as Locale
  const { issued, pages } = job.result as { issued?: number; pages?: number }
  if (pages === undefined) return <Notice>{t('gone')}</Notice>
  return (
    <Notice tone="thanks" title={t('doneTitle')}>
      <p>{t('doneText', { issued: issued ?? 0, pages })}</p>
      <p className="pt-2">
        <a
          className="button"
          href={localePath(locale, `/workspace/events/${eventId}/certificates/pdf`)}
          download
        >
          {t('downloadAll')}
        </a>
      </p>
    </Notice>
  )
}

async function Failed({ job }: { job: JobView }) {
  const [t, say] = [await getTranslations('certificates.desk'), await getTranslations()]
  return (
    <Notice tone="bad" title={t('failed')}>
      <p>{say.has(job.error) ? say(job.error) : say('jobs.refusals.broken')}</p>
    </Notice>
  )
}
