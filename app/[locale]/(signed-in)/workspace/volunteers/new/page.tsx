import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AcceptDuplicates } from '#components/volunteers/accept-duplicates.tsx'
import { AgeBelow } from '#components/volunteers/age-below.tsx'
import { ConsentText } from '#components/volunteers/consent-text.tsx'
import { DuplicateHints } from '#components/volunteers/duplicate-hints.tsx'
import { GuardianFields } from '#components/volunteers/guardian-fields.tsx'
import { ContactFields, IinFields, InterestFields, WhoFields } from '#components/volunteers/person-fields.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { CheckboxField, RadioGroup, SelectField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/new-id.ts'
import { findConsentText, listVolunteerChoices } from '#lib/volunteers/queries.ts'
import { adultAge, companionAge } from '#lib/volunteers/rules.ts'
import { consentKinds, consentMethods } from '#lib/volunteers/schema.ts'
import { register, suggestDuplicates } from './actions.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('volunteers')
  return { title: t('form.newTitle') }
}

export default async function NewVolunteerPage() {
  const actor = await requireCoordinator()
  const t = await getTranslations('volunteers')
  const locale = (await getLocale()) as Locale
  const choices = await listVolunteerChoices(actor, locale)
  const today = dayOf(now())
  const crumbs = [
    { href: '/workspace', label: t('workspace') },
    { href: '/workspace/volunteers', label: t('title') },
  ]
  const hintWords = {
    title: t('duplicates.title'),
    likely: t('duplicates.likely'),
    possible: t('duplicates.possible'),
  }
  return (
    <>
      <PageHead title={t('form.newTitle')} crumbs={crumbs} lede={t('form.newLede')} />
      <div className="shell">
        <Form
          action={register}
          submit={t('form.submit')}
          labels={{ problems: t('form.problems'), pending: t('form.pending') }}
          hidden={{ id: newId() }}
          beside={<SiteLink href="/workspace/volunteers">{t('form.cancel')}</SiteLink>}
        >
          <SelectField
            name="centreId"
            label={t('fields.centre')}
            required
            empty={choices.centres.length === 1 ? undefined : t('fields.choose')}
            options={choices.centres.map((centre) => ({
              value: centre.id,
              label: inLocale(centre, 'name', locale),
            }))}
          />
          <WhoFields today={today} />
          <DuplicateHints
            look={suggestDuplicates}
            base={localePath(locale, '/workspace/volunteers')}
            words={hintWords}
          />
          <Guardian today={today} />
          <Consents actor={actor} locale={locale} today={today} />
          <ContactFields choices={choices} />
          <InterestFields choices={choices} />
          <IinFields />
          <AcceptDuplicates label={t('duplicates.accept')} />
        </Form>
      </div>
    </>
  )
}

async function Guardian({ today }: { today: string }) {
  const t = await getTranslations('volunteers')
  return (
    <AgeBelow years={adultAge} today={today}>
      <fieldset className="group">
        <legend>{t('form.guardian')}</legend>
        <p className="field-hint">{t('form.guardianHint')}</p>
        <GuardianFields prefix="guardian." />
      </fieldset>
    </AgeBelow>
  )
}

async function Consents({ actor, locale, today }: { actor: Actor; locale: Locale; today: string }) {
  const t = await getTranslations('volunteers')
  const texts = await Promise.all(consentKinds.map((kind) => findConsentText(actor, kind, locale)))
  return (
    <fieldset className="group">
      <legend>{t('form.consents')}</legend>
      <p className="field-hint">{t('form.consentsHint')}</p>
      <CheckboxField
        name="consent.personalData"
        label={t('form.personalData')}
        hint={t('form.personalDataHint')}
      />
      <AgeBelow years={companionAge} today={today}>
        <CheckboxField name="consent.participation" label={t('form.participation')} />
      </AgeBelow>
      <CheckboxField name="consent.publishing" label={t('form.publishing')} />
      <RadioGroup
        name="consent.method"
        label={t('form.method')}
        defaultValue="paper"
        options={consentMethods.map((value) => ({ value, label: t(`methods.${value}`) }))}
      />
      <SelectField
        name="consent.locale"
        label={t('form.consentLocale')}
        defaultValue={locale}
        options={(['kk', 'ru', 'en'] as const).map((value) => ({ value, label: t(`languages.${value}`) }))}
      />
      {texts.map((text) => (
        <ConsentText key={text.title} text={text} />
      ))}
    </fieldset>
  )
}
