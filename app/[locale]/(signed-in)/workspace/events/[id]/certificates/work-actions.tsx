import { getLocale, getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import type { Work } from '#lib/certificates/queries/desk.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { issue, reissue, revoke } from './actions.ts'

/** What may be done about one person's certificate. */
export async function WorkActions({ work, eventId }: { work: Work; eventId: string }) {
  const t = await getTranslations('certificates.desk')
  const { certificate, minutes, isOwn } = work
  if (!certificate) {
    if (minutes <= 0 || isOwn) return null
    return (
      <Form
        action={issue}
        hidden={{ participationId: work.id }}
        submit={t('issue')}
        look="small-quiet"
        className="form-bare"
      />
    )
  }
  return (
    <div className="actions items-start">
      <Download eventId={eventId} certificateId={certificate.id} name={fullName(work.volunteer)} />
      {isOwn ? null : (
        <TakeBack id={certificate.id} hasChanged={minutes > 0 && minutes !== certificate.minutes} />
      )}
    </div>
  )
}

type DownloadProps = { eventId: string; certificateId: string; name: string }

async function Download({ eventId, certificateId, name }: DownloadProps) {
  const t = await getTranslations('certificates.desk')
  const locale = (await getLocale()) as Locale
  const path = `/workspace/events/${eventId}/certificates/${certificateId}/pdf`
  return (
    <a
      className="button button-small button-quiet"
      href={localePath(locale, path)}
      aria-label={t('downloadNamed', { name })}
      download
    >
      {t('download')}
    </a>
  )
}

/** After a correction of the hours a new one takes its place at once. */
async function TakeBack({ id, hasChanged }: { id: string; hasChanged: boolean }) {
  const t = await getTranslations('certificates.desk')
  const reason = (
    <TextField name="reason" label={t('reason')} hint={t('reasonHint')} maxLength={300} required />
  )
  return (
    <>
      {hasChanged ? (
        <ConfirmButton
          action={reissue}
          label={t('reissue')}
          hidden={{ id }}
          look="small-quiet"
          confirm={{ title: t('reissueTitle'), text: t('reissueText'), closeLabel: t('close') }}
        >
          {reason}
        </ConfirmButton>
      ) : null}
      <ConfirmButton
        action={revoke}
        label={t('revoke')}
        hidden={{ id }}
        look="small-quiet"
        tone="danger"
        confirm={{ title: t('revokeTitle'), text: t('revokeText'), closeLabel: t('close') }}
      >
        {reason}
      </ConfirmButton>
    </>
  )
}
