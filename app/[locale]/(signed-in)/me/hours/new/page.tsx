import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { DateBlock } from '#components/ui/date-block.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireActor } from '#lib/accounts/session.ts'
import {
  type ClaimableShift,
  findClaimableShift,
  listClaimableShifts,
} from '#lib/hours/queries/claim-choices.ts'
import { eventClaimDays, otherClaimDays } from '#lib/hours/rules/claims.ts'
import { formatDate, formatDayParts, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { newId } from '#lib/platform/new-id.ts'
import { NoCard } from '../../no-card.tsx'
import { make } from '../actions.ts'
import { OtherWorkFields, WorkFields } from '../claim-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('hours.own')
  return { title: t('newTitle') }
}

export default async function NewClaimPage({ searchParams }: Props) {
  const actor = await requireActor()
  if (!actor.volunteerId) return <NoCard />
  const t = await getTranslations('hours.own')
  const me = await getTranslations('me.tabs')
  const shift = await findClaimableShift(actor, (await searchParams).shift)
  const crumbs = [
    { href: '/me', label: me('book') },
    { href: '/me/hours', label: t('title') },
  ]
  return (
    <>
      <PageHead
        title={t('newTitle')}
        lede={t('deadlines', { event: eventClaimDays, other: otherClaimDays })}
        crumbs={crumbs}
      />
      <div className="shell">{shift ? <ShiftClaim shift={shift} /> : <OtherClaim actor={actor} />}</div>
    </>
  )
}

/** A claim about one's own shift: only the time and the work are asked. */
async function ShiftClaim({ shift: { id, shift } }: { shift: ClaimableShift }) {
  const t = await getTranslations('hours.own')
  const locale = (await getLocale()) as Locale
  const time = formatTimeRange(locale, shift.startsAt, shift.endsAt)
  return (
    <Section title={inLocale(shift.event, 'title', locale)}>
      <DescriptionList
        facts={[
          { label: t('shift'), value: inLocale(shift, 'role', locale) },
          { label: t('day'), value: `${formatDate(locale, shift.startsAt)}, ${time}` },
          { label: t('centre'), value: inLocale(shift.event.centre, 'name', locale) },
        ]}
      />
      <Form
        action={make}
        hidden={{ id: newId(), participationId: id }}
        submit={t('send')}
        beside={
          <ButtonLink href="/me/hours/new" look="text">
            {t('toOther')}
          </ButtonLink>
        }
      >
        <WorkFields />
      </Form>
    </Section>
  )
}

async function OtherClaim({ actor }: { actor: Actor }) {
  const t = await getTranslations('hours.own')
  const shifts = await listClaimableShifts(actor)
  return (
    <>
      {shifts.length > 0 ? <OwnShifts shifts={shifts} /> : null}
      <Section title={t('otherTitle')} note={t('otherText')}>
        <Form action={make} hidden={{ id: newId() }} submit={t('send')}>
          <OtherWorkFields actor={actor} />
          <WorkFields />
        </Form>
      </Section>
    </>
  )
}

async function OwnShifts({ shifts }: { shifts: ClaimableShift[] }) {
  const t = await getTranslations('hours.own')
  const locale = (await getLocale()) as Locale
  return (
    <Section title={t('shiftsTitle')} note={t('shiftsText')}>
      <Rows>
        {shifts.map(({ id, shift }) => (
          <Row
            key={id}
            figure={<DateBlock parts={formatDayParts(locale, shift.startsAt)} />}
            meta={`${formatTimeRange(locale, shift.startsAt, shift.endsAt)} · ${inLocale(shift, 'role', locale)}`}
            title={inLocale(shift.event, 'title', locale)}
            end={
              <ButtonLink href={`/me/hours/new?shift=${id}`} look="small-quiet">
                {t('choose')}
              </ButtonLink>
            }
          />
        ))}
      </Rows>
    </Section>
  )
}
