import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { ConsentText } from '#components/volunteers/consent-text.tsx'
import { GuardianFields } from '#components/volunteers/guardian-fields.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { DateField, RadioGroup, SelectField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { viewVolunteer } from '#lib/volunteers/commands/view-volunteer.ts'
import { canEdit } from '#lib/volunteers/policy.ts'
import { findConsentText, type VolunteerCard } from '#lib/volunteers/queries.ts'
import { ageOn, companionAge, fullName, isMinorOn } from '#lib/volunteers/rules.ts'
import { consentKinds, consentMethods } from '#lib/volunteers/schema.ts'
import { record } from './actions.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('volunteers')
  return { title: t('consentPage.title') }
}

type Props = { params: Promise<{ id: string }> }

export default async function ConsentsPage({ params }: Props) {
  const actor = await requireCoordinator()
  const card = await viewVolunteer(actor, (await params).id)
  if (!card || !canEdit(card)) notFound()
  const t = await getTranslations('volunteers')
  const back = `/workspace/volunteers/${card.id}`
  const crumbs = [
    { href: '/workspace', label: t('workspace') },
    { href: '/workspace/volunteers', label: t('title') },
    { href: back, label: fullName(card) },
  ]
  return (
    <>
      <PageHead title={t('consentPage.title')} crumbs={crumbs} lede={t('consentPage.lede')} />
      <div className="shell">
        <Form
          action={record}
          submit={t('consentPage.submit')}
          labels={{ problems: t('form.problems'), pending: t('form.pending') }}
          hidden={{ volunteerId: card.id }}
          beside={<SiteLink href={`${back}/consent-record`}>{t('form.cancel')}</SiteLink>}
        >
          <ConsentFields card={card} />
        </Form>
        <Texts actor={actor} />
      </div>
    </>
  )
}

async function ConsentFields({ card }: { card: VolunteerCard }) {
  const t = await getTranslations('volunteers')
  const names = await getTranslations('consents')
  const locale = (await getLocale()) as Locale
  const today = dayOf(now())
  const isChild = card.birthDate !== null && ageOn(card.birthDate, today) < companionAge
  const kinds = consentKinds.filter((kind) => kind !== 'participation' || isChild)
  return (
    <>
      <RadioGroup
        name="kind"
        label={t('consentPage.kind')}
        required
        options={kinds.map((value) => ({ value, label: names(`${value}.name`) }))}
      />
      <RadioGroup
        name="method"
        label={t('form.method')}
        defaultValue="paper"
        options={consentMethods.map((value) => ({ value, label: t(`methods.${value}`) }))}
      />
      <SelectField
        name="locale"
        label={t('form.consentLocale')}
        defaultValue={locale}
        options={(['kk', 'ru', 'en'] as const).map((value) => ({ value, label: t(`languages.${value}`) }))}
      />
      <DateField name="givenOn" label={t('consentPage.givenOn')} required defaultValue={today} max={today} />
      {isMinorOn(card.birthDate, today) ? <GuardianChoice card={card} /> : null}
    </>
  )
}

async function GuardianChoice({ card }: { card: VolunteerCard }) {
  const t = await getTranslations('volunteers')
  const known = card.guardians.map((guardian) => ({
    value: guardian.id,
    label: `${guardian.name} (${t(`relations.${guardian.relation}`)})`,
  }))
  return (
    <fieldset className="group">
      <legend>{t('consentPage.guardian')}</legend>
      {known.length > 0 ? (
        <RadioGroup
          name="guardianId"
          label={t('consentPage.guardian')}
          hideLabel
          defaultValue={known[0]?.value}
          options={[...known, { value: '', label: t('consentPage.newGuardian') }]}
        />
      ) : null}
      <GuardianFields prefix="guardian." />
    </fieldset>
  )
}

async function Texts({ actor }: { actor: Actor }) {
  const t = await getTranslations('volunteers.consentPage')
  const locale = (await getLocale()) as Locale
  const texts = await Promise.all(consentKinds.map((kind) => findConsentText(actor, kind, locale)))
  return (
    <Section title={t('texts')} note={t('textsNote')}>
      {texts.map((text) => (
        <ConsentText key={text.title} text={text} />
      ))}
    </Section>
  )
}
