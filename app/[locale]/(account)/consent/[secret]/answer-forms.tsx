import { getLocale, getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { CheckboxField, SelectField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { OpenConsentRequest } from '#lib/volunteers/queries/consent-request.ts'
import { guardianRelations } from '#lib/volunteers/schema.ts'
import { give, refuse } from './actions.ts'

type Props = { secret: string; request: OpenConsentRequest; textVersion: string }

/** Yes with the guardian's own name and ticks; no with one question. */
export async function AnswerForms({ secret, request, textVersion }: Props) {
  const t = await getTranslations('consentRequests.page')
  const words = await getTranslations('volunteers')
  const locale = (await getLocale()) as Locale
  return (
    <Section title={t('answer')} note={t('until', { until: formatDateTime(locale, request.expiresAt) })}>
      <div className="narrow-page grid gap-6">
        <Form
          action={give}
          submit={t('give')}
          labels={{ pending: t('pending') }}
          hidden={{ secret, textVersion }}
        >
          <TextField
            name="name"
            label={t('name')}
            hint={t('nameHint')}
            required
            maxLength={80}
            autoComplete="name"
            spellCheck={false}
          />
          <SelectField
            name="relation"
            label={t('relation')}
            required
            defaultValue={request.relation ?? undefined}
            options={guardianRelations.map((value) => ({ value, label: words(`relations.${value}`) }))}
          />
          <CheckboxField name="isGuardian" label={t('isGuardian')} required />
          <CheckboxField name="hasRead" label={t('hasRead')} required />
          <CheckboxField name="publishing" label={t('publishingTick')} hint={t('publishingHint')} />
        </Form>
        <p className="note">{t('rights')}</p>
        <div>
          <ConfirmButton
            action={refuse}
            label={t('refuse')}
            hidden={{ secret }}
            confirm={{
              title: t('refuseTitle'),
              text: t('refuseText'),
              submit: t('refuse'),
              closeLabel: t('close'),
            }}
          />
        </div>
      </div>
    </Section>
  )
}
