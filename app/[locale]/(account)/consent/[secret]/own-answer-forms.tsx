import { getLocale, getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { CheckboxField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { OpenConsentRequest } from '#lib/volunteers/queries/consent-request.ts'
import { giveOwn, refuse, withdraw } from './actions.ts'

type Props = { secret: string; request: OpenConsentRequest; textVersion: string }

/** A grown-up's own yes or no. */
export async function OwnAnswerForms({ secret, request, textVersion }: Props) {
  const t = await getTranslations('consentRequests.page')
  const own = await getTranslations('privacy.link')
  const locale = (await getLocale()) as Locale
  return (
    <Section title={t('answer')} note={t('until', { until: formatDateTime(locale, request.expiresAt) })}>
      <div className="narrow-page grid gap-6">
        <Form action={giveOwn} submit={t('give')} hidden={{ secret, textVersion }}>
          <CheckboxField name="hasRead" label={own('hasRead')} required />
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
              text: own('refuseText'),
              submit: t('refuse'),
              closeLabel: t('close'),
            }}
          />
        </div>
      </div>
    </Section>
  )
}

/** Taking back what was given by this very link. */
export async function WithdrawForm({ secret }: { secret: string }) {
  const t = await getTranslations('privacy.link')
  const page = await getTranslations('consentRequests.page')
  return (
    <ConfirmButton
      action={withdraw}
      label={t('withdraw')}
      hidden={{ secret }}
      confirm={{ title: t('withdrawTitle'), text: t('withdrawText'), closeLabel: page('close') }}
    />
  )
}
