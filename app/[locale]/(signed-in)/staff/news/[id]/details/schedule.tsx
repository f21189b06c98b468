import { getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { DateTimeField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { NewsDetails } from '#lib/news/queries/details.ts'
import { dayMs, now, wallTimeOf } from '#lib/platform/clock.ts'
import { scheduleDaysMax } from '#lib/news/rules/schedule.ts'
import { cancel, schedule } from './actions.ts'

/** The plan of an item: made, moved, taken back, or why it came to nothing. */
export async function Schedule({ details, locale }: { details: NewsDetails; locale: Locale }) {
  const t = await getTranslations('reading.desk')
  if (details.state === 'published') return <p className="note">{t('isPublic')}</p>
  const { publishAt, scheduleProblem, scheduleEndedAt } = details
  const at = now()
  return (
    <div className="grid gap-4">
      {scheduleProblem && scheduleEndedAt ? (
        <Notice
          tone="bad"
          role="alert"
          title={t('failed', { time: formatDateTime(locale, scheduleEndedAt) })}
        >
          <p>{t(`reasons.${scheduleProblem as 'notComplete' | 'noRight'}`)}</p>
        </Notice>
      ) : null}
      {publishAt ? (
        <Notice tone="good" title={t('comesOut', { time: formatDateTime(locale, publishAt) })}>
          <p>{t('plannedBy', { name: details.plannerName })}</p>
        </Notice>
      ) : null}
      {details.canBePublished ? null : (
        <p className="note">
          {t('notYet')} <SiteLink href={`/staff/news/${details.id}`}>{t('tabs.text')}</SiteLink>
        </p>
      )}
      <Form
        action={schedule}
        hidden={{ id: details.id, detailsVersion: details.detailsVersion }}
        submit={publishAt ? t('move') : t('plan')}
      >
        <DateTimeField
          name="publishAt"
          label={t('publishAt')}
          hint={t('publishAtHint')}
          required
          min={wallTimeOf(at)}
          max={wallTimeOf(new Date(at.getTime() + scheduleDaysMax * dayMs))}
          defaultValue={publishAt ? wallTimeOf(publishAt) : ''}
        />
      </Form>
      {publishAt ? (
        <ConfirmButton action={cancel} label={t('cancel')} hidden={{ id: details.id }} look="small-quiet" />
      ) : null}
    </div>
  )
}
