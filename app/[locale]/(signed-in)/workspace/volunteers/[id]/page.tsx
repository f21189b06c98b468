import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { CardConsents } from '#components/volunteers/card-consents.tsx'
import { CardFacts } from '#components/volunteers/card-facts.tsx'
import { CardHistory } from '#components/volunteers/card-history.tsx'
import { CardMemberships } from '#components/volunteers/card-memberships.tsx'
import { CardShifts } from '#components/volunteers/card-shifts.tsx'
import { statusMarks } from '#components/volunteers/volunteer-table.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { TextArea } from '#components/ui/fields.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Status } from '#components/ui/status.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { formatHours } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { viewVolunteer } from '#lib/volunteers/commands/view-volunteer.ts'
import { canConfirm, canEdit, canSuspend } from '#lib/volunteers/policy.ts'
import {
  listHistoryOfVolunteer,
  listShiftsOfVolunteer,
  sumMinutesOfVolunteer,
  type VolunteerCard,
} from '#lib/volunteers/queries.ts'
import { ageOn, fullName, lacksDataConsent, missingConsents } from '#lib/volunteers/rules.ts'
import { confirm, suspend, withdraw } from './actions.ts'

export const dynamic = 'force-dynamic'

/** The person's name stays out of the browser's title and history. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('volunteers')
  return { title: t('title') }
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> }

export default async function VolunteerPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const card = await viewVolunteer(actor, (await params).id)
  if (!card) notFound()
  const [shifts, minutes, history] = await Promise.all([
    listShiftsOfVolunteer(actor, card.id),
    sumMinutesOfVolunteer(actor, card.id),
    listHistoryOfVolunteer(actor, card.id),
  ])
  const locale = (await getLocale()) as Locale
  const count = Math.floor(minutes / 60)
  return (
    <>
      <Head actor={actor} card={card} />
      <div className="shell">
        <Messages card={card} done={(await searchParams).done} />
        <CardFacts card={card} />
        <CardConsents card={card} withdraw={withdraw} isOpen={canEdit(card)} />
        <CardMemberships card={card} />
        <CardShifts shifts={shifts} hours={{ count, hours: formatHours(locale, minutes) }} />
        <CardHistory entries={history} />
      </div>
    </>
  )
}

async function Head({ actor, card }: { actor: Actor; card: VolunteerCard }) {
  const t = await getTranslations('volunteers')
  const today = dayOf(now())
  const crumbs = [
    { href: '/workspace', label: t('workspace') },
    { href: '/workspace/volunteers', label: t('title') },
  ]
  const age = card.birthDate ? t('years', { count: ageOn(card.birthDate, today) }) : t('yearsUnknown')
  return (
    <PageHead
      title={fullName(card)}
      crumbs={crumbs}
      meta={
        <>
          {t('card', { number: String(card.cardNumber) })} · {age} ·{' '}
          <Status mark={statusMarks[card.status]}>{t(`statuses.${card.status}`)}</Status>
        </>
      }
    >
      <Acts actor={actor} card={card} />
    </PageHead>
  )
}

async function Acts({ actor, card }: { actor: Actor; card: VolunteerCard }) {
  const t = await getTranslations('volunteers.page')
  const hidden = { id: card.id }
  return (
    <div className="actions">
      {canEdit(card) ? (
        <ButtonLink href={`/workspace/volunteers/${card.id}/edit`}>{t('edit')}</ButtonLink>
      ) : null}
      {canConfirm(actor, card) ? (
        <ConfirmButton action={confirm} label={t('confirm')} hidden={hidden} />
      ) : null}
      {canSuspend(actor, card) ? (
        <ConfirmButton
          action={suspend}
          label={t('suspend')}
          hidden={hidden}
          confirm={{
            title: t('suspendTitle'),
            text: t('suspendText'),
            submit: t('suspend'),
            closeLabel: t('close'),
          }}
        >
          <TextArea
            name="reason"
            label={t('reason')}
            hint={t('reasonHint')}
            required
            maxLength={500}
            rows={2}
          />
        </ConfirmButton>
      ) : null}
    </div>
  )
}

const doneKeys = [
  'registered',
  'saved',
  'confirmed',
  'suspended',
  'withdrawn',
  'recorded',
  'guardianSaved',
] as const

async function Messages({ card, done }: { card: VolunteerCard; done: string | string[] | undefined }) {
  const t = await getTranslations('volunteers')
  const known = doneKeys.find((key) => key === done)
  const missing =
    card.status === 'anonymised' ? [] : missingConsents(card.birthDate, card.consents, dayOf(now()))
  return (
    <div className="grid gap-4 pt-6">
      {known ? (
        <Notice tone="good" role="status">
          {t(`page.${known}`)}
        </Notice>
      ) : null}
      {missing.map((what) => (
        <Notice key={what} tone={lacksDataConsent([what]) ? 'bad' : 'plain'} role="note">
          {t(`missing.${what}`)}
        </Notice>
      ))}
    </div>
  )
}
