import { getLocale, getTranslations } from 'next-intl/server'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { DateField, FileField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Section } from '#components/ui/section.tsx'
import { documentName, mediaPath } from '#lib/files/rules.ts'
import { formatBytes, formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { StaffMemorandum } from '#lib/memoranda/queries.ts'
import { attach, detach, publish, terminate, withdraw } from '../actions.ts'

type Props = { memorandum: StaffMemorandum }

/** Publishing, withdrawing, ending. */
export async function Decisions({ memorandum, mayTerminate }: Props & { mayTerminate: boolean }) {
  const t = await getTranslations('memoranda.staff')
  const form = await getTranslations('form')
  const locale = (await getLocale()) as Locale
  const hidden = { id: memorandum.id, version: memorandum.version }
  const { terminatedOn } = memorandum
  return (
    <>
      {terminatedOn ? (
        <div className="pb-6">
          <Notice tone="bad" title={t('terminatedOn', { date: formatDate(locale, terminatedOn) })}>
            <p>{inLocale(memorandum, 'terminationReason', locale)}</p>
          </Notice>
        </div>
      ) : null}
      <div className="actions">
        {memorandum.state === 'published' ? (
          <ConfirmButton
            action={withdraw}
            hidden={hidden}
            label={t('withdraw')}
            confirm={{ title: t('withdrawTitle'), text: t('withdrawText'), closeLabel: form('cancel') }}
          />
        ) : (
          <ConfirmButton action={publish} hidden={hidden} look="main" label={t('publish')} />
        )}
        {mayTerminate && memorandum.isSigned && !terminatedOn ? (
          <Terminating memorandum={memorandum} />
        ) : null}
      </div>
    </>
  )
}

async function Terminating({ memorandum }: Props) {
  const t = await getTranslations('memoranda.staff')
  const form = await getTranslations('form')
  const labels = { kk: t('terminateReasonKk'), ru: t('terminateReasonRu'), en: t('terminateReasonEn') }
  return (
    <ConfirmButton
      action={terminate}
      hidden={{ id: memorandum.id, version: memorandum.version }}
      label={t('terminate')}
      tone="danger"
      confirm={{ title: t('terminateTitle'), text: t('terminateText'), closeLabel: form('cancel') }}
    >
      <DateField name="terminatedOn" label={t('terminateDate')} required />
      <TrilingualFields
        name="reason"
        required
        isLong
        optionalEnglish={form('optional')}
        maxLength={600}
        labels={labels}
      />
    </ConfirmButton>
  )
}

/** The signed paper as a PDF. */
export async function Paper({ memorandum }: Props) {
  const t = await getTranslations('memoranda.staff')
  const form = await getTranslations('form')
  const locale = (await getLocale()) as Locale
  const hidden = { id: memorandum.id, version: memorandum.version }
  const { file } = memorandum
  return (
    <Section title={t('paperTitle')} note={t('paperNote')}>
      {file ? (
        <div className="actions pb-6">
          <a href={mediaPath(file.storageKey, documentName)}>
            {t('paperFile', { name: file.originalName, size: formatBytes(locale, file.bytes) })}
          </a>
          <ConfirmButton
            action={detach}
            hidden={hidden}
            label={t('detach')}
            tone="danger"
            look="small-quiet"
          />
        </div>
      ) : null}
      <Form
        action={attach}
        hidden={hidden}
        submit={t(file ? 'replace' : 'attach')}
        look="quiet"
        labels={{ pending: form('sending') }}
      >
        <FileField name="file" label={t('paper')} hint={t('paperHint')} accept="application/pdf" required />
      </Form>
    </Section>
  )
}
