import { getTranslations } from 'next-intl/server'
import { HiddenField, TextArea, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Claim } from '#lib/hours/queries/claims.ts'
import { confirm, correct, giveBack } from '../actions.ts'

/** Counts the claim, as written or with another number. */
export async function ConfirmClaim({ claim }: { claim: Claim }) {
  const t = await getTranslations('hours.claim')
  const optional = (await getTranslations('form'))('optional')
  return (
    <Section title={t('confirmTitle')}>
      <Form action={confirm} submit={t('confirm')}>
        <HiddenField name="lines.0.claimId" value={claim.id} />
        <HiddenField name="lines.0.version" value={claim.version} />
        <HiddenField name="lines.0.isChosen" value="on" />
        <TextField
          name="lines.0.minutes"
          label={t('other')}
          optionalLabel={optional}
          hint={t('otherHint')}
          maxLength={10}
          autoComplete="off"
          className="field-time"
        />
        <TextField
          name="lines.0.reason"
          label={t('reason')}
          optionalLabel={optional}
          hint={t('reasonHint')}
          maxLength={300}
        />
      </Form>
    </Section>
  )
}

/** Sends the claim back to the person with what is missing. */
export async function ReturnClaim({ claim: { id, version } }: { claim: Claim }) {
  const t = await getTranslations('hours.claim')
  return (
    <Section title={t('returnTitle')}>
      <Form action={giveBack} hidden={{ claimId: id, version }} submit={t('return')} look="quiet">
        <TextArea
          name="reason"
          label={t('returnReason')}
          hint={t('returnHint')}
          required
          rows={3}
          maxLength={500}
        />
      </Form>
    </Section>
  )
}

/** Another number for what was confirmed. */
export async function CorrectClaim({ entryId }: { entryId: string }) {
  const t = await getTranslations('hours.claim')
  return (
    <Section title={t('correctTitle')} note={t('correctHint')}>
      <Form action={correct} hidden={{ entryId }} submit={t('correct')} look="quiet">
        <TextField
          name="minutes"
          label={t('newNumber')}
          required
          maxLength={10}
          autoComplete="off"
          className="field-time"
        />
        <TextField name="reason" label={t('reason')} required maxLength={300} />
      </Form>
    </Section>
  )
}
