import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { AcceptDuplicates } from '#components/volunteers/accept-duplicates.tsx'
import { ContactFields, IinFields, InterestFields, WhoFields } from '#components/volunteers/person-fields.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { viewVolunteer } from '#lib/volunteers/commands/view-volunteer.ts'
import { canEdit, canKeep } from '#lib/volunteers/policy.ts'
import { listVolunteerChoices } from '#lib/volunteers/queries.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { edit } from './actions.ts'
import { savedFieldsOf } from './saved-fields.ts'
import { TwoVersions } from './two-versions.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('volunteers')
  return { title: t('form.editTitle') }
}

type Props = { params: Promise<{ id: string }> }

export default async function EditVolunteerPage({ params }: Props) {
  const actor = await requireCoordinator()
  const card = await viewVolunteer(actor, (await params).id)
  if (!card || !canEdit(card) || !canKeep(actor, card)) notFound()
  const t = await getTranslations('volunteers')
  const two = await getTranslations('registry.twoVersions')
  const choices = await listVolunteerChoices(actor, (await getLocale()) as Locale)
  const back = `/workspace/volunteers/${card.id}`
  const crumbs = [
    { href: '/workspace', label: t('workspace') },
    { href: '/workspace/volunteers', label: t('title') },
    { href: back, label: fullName(card) },
  ]
  return (
    <>
      <PageHead title={t('form.editTitle')} crumbs={crumbs} lede={fullName(card)} />
      <div className="shell">
        <Form
          action={edit}
          submit={t('form.save')}
          labels={{ problems: t('form.problems'), pending: t('form.pending') }}
          hidden={{ id: card.id, version: card.version }}
          beside={<SiteLink href={back}>{t('form.cancel')}</SiteLink>}
        >
          <TwoVersions
            version={card.version}
            fields={await savedFieldsOf(card, choices)}
            words={{
              ...{ title: two('title'), text: two('text'), caption: two('caption'), empty: two('empty') },
              ...{ field: two('field'), saved: two('saved'), yours: two('yours') },
            }}
          />
          <WhoFields card={card} today={dayOf(now())} />
          <ContactFields card={card} choices={choices} />
          <InterestFields card={card} choices={choices} />
          <IinFields card={card} />
          <AcceptDuplicates label={t('duplicates.accept')} />
        </Form>
      </div>
    </>
  )
}
