import { getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { DateField, RadioGroup } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import { dayOf, now } from '#lib/platform/clock.ts'
import type { ListedVersion } from '#lib/volunteers/queries/consent-versions.ts'
import { renewals } from '#lib/volunteers/schema/consent-texts.ts'
import { discard, publish } from '../actions.ts'

/** From which day the draft counts, and whether older consents stay valid; or away with it. */
export async function Publication({ draft: { id, revision } }: { draft: ListedVersion }) {
  const t = await getTranslations('privacy.texts')
  const today = dayOf(now())
  return (
    <Section title={t('publishTitle')} note={t('publishNote')}>
      <div className="narrow-page grid gap-6">
        <Form action={publish} submit={t('publish')} hidden={{ id, revision }}>
          <DateField name="validFrom" label={t('validFrom')} required defaultValue={today} min={today} />
          <RadioGroup
            name="renewal"
            label={t('renewal')}
            required
            options={renewals.map((value) => ({ value, label: t(value) }))}
          />
          <DateField name="renewBy" label={t('renewByLabel')} hint={t('renewByHint')} min={today} />
        </Form>
        <div>
          <ConfirmButton
            action={discard}
            label={t('discard')}
            tone="danger"
            hidden={{ id, revision }}
            confirm={{ title: t('discardTitle'), submit: t('discard'), closeLabel: t('close') }}
          />
        </div>
      </div>
    </Section>
  )
}
