import { getLocale, getTranslations } from 'next-intl/server'
import { ChoiceCards } from '#components/participation/choice-cards.tsx'
import { CheckboxField, DateField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { AgeBelow } from '#components/volunteers/age-below.tsx'
import { ConsentText } from '#components/volunteers/consent-text.tsx'
import { GuardianFields } from '#components/volunteers/guardian-fields.tsx'
import type { Locale } from '#lib/i18n/routing.ts'
import type { EventToJoin } from '#lib/participation/queries/sign-up.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/new-id.ts'
import { readConsentText } from '#lib/volunteers/queries/consent-text.ts'
import { adultAge } from '#lib/volunteers/rules.ts'
import { signUp } from './actions.ts'
import { shiftCards } from './shift-cards.tsx'
import { Trap } from '#app/[locale]/(account)/trap.tsx'

type Props = { event: EventToJoin; shiftId?: string; email: string }

/** For somebody without a card: the shift, a name, a birth date, and one way to be reached. */
export async function GuestForm({ event, shiftId, email }: Props) {
  const t = await getTranslations('signUps')
  const locale = await getLocale()
  const today = dayOf(now())
  return (
    <Form
      action={signUp}
      submit={t('submit')}
      labels={{ pending: t('pending') }}
      hidden={{ id: newId(), locale, slug: event.slug }}
    >
      <ChoiceCards
        name="shiftId"
        label={t('choose.legend')}
        options={await shiftCards(event.shifts, 'anybody')}
        defaultValue={shiftId}
        className="group"
      />
      <Who today={today} />
      <Contacts email={email} />
      <Guardian today={today} />
      <Consent />
      <Trap />
    </Form>
  )
}

async function Who({ today }: { today: string }) {
  const t = await getTranslations('signUps.fields')
  return (
    <fieldset className="group">
      <legend>{t('who')}</legend>
      <TextField name="surname" label={t('surname')} autoComplete="family-name" maxLength={80} />
      <TextField name="givenName" label={t('givenName')} required autoComplete="given-name" maxLength={80} />
      <DateField
        name="birthDate"
        label={t('birthDate')}
        hint={t('birthHint')}
        required
        autoComplete="bday"
        min="1900-01-01"
        max={today}
      />
    </fieldset>
  )
}

/** One of the two is enough. */
export async function Contacts({ email }: { email: string }) {
  const t = await getTranslations('signUps.fields')
  return (
    <fieldset className="group">
      <legend>{t('contacts')}</legend>
      <p className="field-hint">{t('contactsHint')}</p>
      <TextField
        name="email"
        type="email"
        label={t('email')}
        hint={t('emailHint')}
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        defaultValue={email}
      />
      <TextField
        name="phone"
        type="tel"
        label={t('phone')}
        hint={t('phoneHint')}
        autoComplete="tel"
        maxLength={30}
      />
    </fieldset>
  )
}

async function Guardian({ today }: { today: string }) {
  const t = await getTranslations('signUps.fields')
  return (
    <AgeBelow years={adultAge} today={today}>
      <fieldset className="group">
        <legend>{t('guardian')}</legend>
        <p className="field-hint">{t('guardianHint')}</p>
        <GuardianFields prefix="guardian." />
      </fieldset>
    </AgeBelow>
  )
}

async function Consent() {
  const t = await getTranslations('signUps.fields')
  const locale = (await getLocale()) as Locale
  return (
    <fieldset className="group">
      <legend>{t('consentTitle')}</legend>
      <ConsentText text={await readConsentText(null, 'personalData', locale)} />
      <CheckboxField name="consent" label={t('consent')} hint={t('consentHint')} />
    </fieldset>
  )
}
