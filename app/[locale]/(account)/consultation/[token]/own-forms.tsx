import { getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { RadioGroup, TextArea } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import type { OwnConsultation } from '#lib/consultations/queries/own.ts'
import { questionMax } from '#lib/consultations/rules.ts'
import { newId } from '#lib/platform/new-id.ts'
import { close, rate, sayMore } from './actions.ts'

type Props = { request: OwnConsultation; token: string }

/** Asking back, and saying that it is enough. */
export async function MoreWords({ request, token }: Props) {
  const t = await getTranslations('consultation.own')
  const isAsked = request.state === 'waiting'
  return (
    <Section title={isAsked ? t('reply') : t('more')} note={t('moreNote')}>
      <Form
        key={request.messages.length}
        action={sayMore}
        submit={t('send')}
        hidden={{ token, messageId: newId() }}
      >
        <TextArea
          name="body"
          label={t('words')}
          hint={t('wordsHint')}
          required
          rows={5}
          maxLength={questionMax}
        />
      </Form>
      <div className="actions mt-6">
        <ConfirmButton
          action={close}
          label={t('close')}
          hidden={{ token }}
          confirm={{ title: t('closeTitle'), text: t('closeText'), closeLabel: t('cancel') }}
        />
      </div>
    </Section>
  )
}

/** Whether the answer helped. */
export async function Rating({ request, token }: Props) {
  const t = await getTranslations('consultation.own')
  const known = request.isHelpful === null ? undefined : request.isHelpful ? 'yes' : 'no'
  return (
    <Section title={t('helped')}>
      <Form action={rate} submit={t('rate')} look="quiet" hidden={{ token }}>
        <RadioGroup
          name="isHelpful"
          label={t('helpedLabel')}
          hideLabel
          columns
          defaultValue={known}
          options={[
            { value: 'yes', label: t('yes') },
            { value: 'no', label: t('no') },
          ]}
        />
      </Form>
    </Section>
  )
}
