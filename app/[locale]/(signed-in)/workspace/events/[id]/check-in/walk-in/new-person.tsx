import { getTranslations } from 'next-intl/server'
import { CheckboxField, DateField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { AcceptDuplicates } from '#components/volunteers/accept-duplicates.tsx'
import { ConsentText } from '#components/volunteers/consent-text.tsx'
import type { ShiftRow } from '#lib/participation/queries/facts.ts'
import type { findConsentText } from '#lib/volunteers/queries.ts'
import { admitNew } from './actions.ts'

type Props = { shift: ShiftRow; consent: Awaited<ReturnType<typeof findConsentText>> }

/** Somebody who is in no register: as little as a shift needs. */
export async function NewPerson({ shift, consent }: Props) {
  const t = await getTranslations('attendance.walkIn')
  const fields = await getTranslations('volunteers.fields')
  const optional = (await getTranslations('form'))('optional')
  const isFull = shift.taken >= shift.places
  return (
    <Form action={admitNew} hidden={{ shiftId: shift.id }} submit={t('admitNew')}>
      <TextField
        name="surname"
        label={fields('surname')}
        optionalLabel={optional}
        maxLength={80}
        autoComplete="off"
      />
      <TextField name="givenName" label={fields('givenName')} required maxLength={80} autoComplete="off" />
      <DateField name="birthDate" label={fields('birthDate')} hint={t('birthDateHint')} required />
      <TextField
        name="phone"
        label={fields('phone')}
        optionalLabel={optional}
        type="tel"
        inputMode="tel"
        maxLength={30}
        autoComplete="off"
      />
      <TextField
        name="email"
        label={fields('email')}
        optionalLabel={optional}
        type="email"
        maxLength={254}
        autoComplete="off"
      />
      <TextField
        name="overrideReason"
        label={t('reason')}
        hint={t('reasonHint')}
        optionalLabel={optional}
        required={isFull}
        maxLength={300}
      />
      <ConsentText text={consent} />
      <CheckboxField name="consent" label={t('consent')} hint={t('consentHint')} required />
      <AcceptDuplicates label={t('acceptDuplicates')} />
    </Form>
  )
}
