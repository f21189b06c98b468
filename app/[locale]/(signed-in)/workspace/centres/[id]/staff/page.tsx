import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { type CentreStaff, findCentreStaff } from '#lib/accounts/queries/centre-staff.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { findCentre } from '#lib/centres/queries.ts'
import { formatDay } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { idPattern } from '#lib/platform/text.ts'
import { cancel, invite } from './actions.ts'
import { Coordinators } from './coordinators.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('memberships.staff')
  return { title: t('title') }
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> }

export default async function CentreStaffPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const { id } = await params
  const centre = idPattern.test(id) ? await findCentre(actor, id) : null
  const staff = centre && (await findCentreStaff(actor, centre.id))
  if (!centre || !staff) notFound()
  const t = await getTranslations('memberships.staff')
  const words = await getTranslations('centres.staff')
  const locale = (await getLocale()) as Locale
  const name = inLocale(centre, 'name', locale)
  const crumbs = [
    { href: '/workspace/centres', label: words('title') },
    { href: `/workspace/centres/${centre.id}`, label: name },
  ]
  return (
    <>
      <PageHead title={t('title')} crumbs={crumbs} lede={name} />
      <div className="shell">
        <Done done={(await searchParams).done} />
        <Section title={t('people')} note={t('lede')}>
          {staff.people.length === 0 ? (
            <p>{t('none')}</p>
          ) : (
            <Coordinators actor={actor} centreId={centre.id} people={staff.people} />
          )}
        </Section>
        {staff.invitations.length > 0 ? <Invitations centreId={centre.id} staff={staff} /> : null}
        <Section title={t('inviteTitle')} note={staff.mayInvite ? t('inviteNote') : t('notInviter')}>
          {staff.mayInvite ? (
            <Form action={invite} submit={t('invite')} hidden={{ centreId: centre.id }}>
              <TextField
                name="email"
                type="email"
                label={t('inviteEmail')}
                required
                maxLength={254}
                autoComplete="off"
              />
            </Form>
          ) : null}
        </Section>
      </div>
    </>
  )
}

async function Invitations({ centreId, staff }: { centreId: string; staff: CentreStaff }) {
  const t = await getTranslations('memberships.staff')
  const locale = (await getLocale()) as Locale
  return (
    <Section title={t('invitations')}>
      <Rows>
        {staff.invitations.map(({ id, email, expiresAt }) => (
          <Row
            key={id}
            title={email}
            meta={t('until', { date: formatDay(locale, dayOf(expiresAt)) })}
            end={
              staff.mayInvite ? (
                <ConfirmButton
                  action={cancel}
                  label={t('cancel')}
                  look="small-quiet"
                  hidden={{ centreId, invitationId: id }}
                />
              ) : null
            }
          />
        ))}
      </Rows>
    </Section>
  )
}

const doneKeys = ['invited', 'removed', 'allowed', 'forbidden', 'cancelled'] as const

async function Done({ done }: { done?: string | string[] }) {
  const t = await getTranslations('memberships.staff.done')
  const known = doneKeys.find((key) => key === done)
  return known ? (
    <Notice tone="good" role="status">
      {t(known)}
    </Notice>
  ) : null
}
