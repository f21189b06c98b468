import { getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { RadioGroup, TextArea } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import { VersionField } from '#components/ui/version-field.tsx'
import type { FoundConsultation } from '#lib/consultations/queries/conversation.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { newId } from '#lib/platform/new-id.ts'
import { answer, close, note } from '../actions.ts'

type Props = { request: FoundConsultation }

/**
 * What the person will read. No key of the form depends on the conversation: who was too late keeps what they typed, sees the
 * other's words above and sends again.
 */
export async function AnswerForm({ request }: Props) {
  const t = await getTranslations('consultation.work')
  const language = request.locale as Locale
  return (
    <Section title={t('answer')} note={t('answerNote', { language: t(`languages.${language}`) })}>
      <Form action={answer} submit={t('send')} hidden={{ requestId: request.id, messageId: newId() }}>
        <VersionField version={request.version} label={t('state')} />
        <TextArea name="body" label={t('words')} lang={language} required rows={9} maxLength={8000} />
        <RadioGroup
          name="kind"
          label={t('kind')}
          columns
          defaultValue="answer"
          options={[
            { value: 'answer', label: t('kinds.answer'), hint: t('kindHints.answer') },
            { value: 'clarification', label: t('kinds.clarification'), hint: t('kindHints.clarification') },
          ]}
        />
      </Form>
    </Section>
  )
}

/** For colleagues only. */
export async function NoteForm({ request }: Props) {
  const t = await getTranslations('consultation.work')
  return (
    <Section title={t('note')} note={t('noteNote')}>
      <Form
        action={note}
        submit={t('saveNote')}
        look="quiet"
        hidden={{ requestId: request.id, messageId: newId() }}
      >
        <TextArea name="body" label={t('noteWords')} required rows={3} maxLength={4000} />
      </Form>
    </Section>
  )
}

export async function CloseForm({ request }: Props) {
  const t = await getTranslations('consultation.work')
  return (
    <div className="actions mt-6">
      <ConfirmButton
        action={close}
        label={t('close')}
        hidden={{ requestId: request.id, version: request.version }}
        confirm={{ title: t('closeTitle'), text: t('closeText'), closeLabel: t('cancel') }}
      />
    </div>
  )
}
