import { getLocale, getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { DateField, RadioGroup, SelectField } from '#components/ui/fields.tsx'
import { Row } from '#components/ui/row.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { canChangeBody, canChoosePrimary } from '#lib/memberships/policy.ts'
import { endReasons } from '#lib/memberships/schema.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import type { VolunteerCard } from '#lib/volunteers/queries.ts'
import { dayText } from '#lib/volunteers/rules.ts'
import { openPrimary } from '#lib/volunteers/rules/memberships.ts'
import { correct, end, makePrimary } from './actions.ts'

type Membership = VolunteerCard['memberships'][number]
type Props = {
  actor: Actor
  card: VolunteerCard
  membership: Membership
  /** Coming shifts of this centre the person is signed up for. */
  coming: number
}

/** One open affiliation with what can be done to it. */
export async function OpenMembership({ actor, card, membership, coming }: Props) {
  const t = await getTranslations('memberships.page')
  const locale = (await getLocale()) as Locale
  const body = membership.centre ?? membership.organisation
  const mayChange = card.id !== actor.volunteerId && canChangeBody(actor, membership)
  const mayChoose =
    mayChange && !membership.isPrimary && canChoosePrimary(actor, card.memberships, membership)
  return (
    <Row
      title={body ? inLocale(body, 'name', locale) : ''}
      meta={`${t(membership.isPrimary ? 'primary' : 'further')} · ${t('since', {
        date: formatDate(locale, dayText(membership.startedOn)),
      })}`}
    >
      {mayChange ? (
        <div className="actions pt-3">
          {mayChoose ? <MakePrimary card={card} membership={membership} /> : null}
          <End card={card} membership={membership} coming={coming} />
          <Correct card={card} membership={membership} />
        </div>
      ) : (
        <p className="note">{t('foreign')}</p>
      )}
    </Row>
  )
}

async function MakePrimary({ card, membership }: { card: VolunteerCard; membership: Membership }) {
  const t = await getTranslations('memberships.page')
  const today = dayOf(now())
  const hasPrimary = openPrimary(card.memberships) !== null
  const hidden = { volunteerId: card.id, membershipId: membership.id }
  return (
    <ConfirmButton
      action={makePrimary}
      label={t('makePrimary')}
      look="small-quiet"
      hidden={hasPrimary ? hidden : { ...hidden, previous: 'stays' }}
      confirm={{ title: t('makePrimaryTitle'), text: t('makePrimaryText'), closeLabel: t('close') }}
    >
      <DateField name="on" label={t('on')} required max={today} defaultValue={today} />
      {hasPrimary ? (
        <RadioGroup
          name="previous"
          label={t('previous')}
          defaultValue="stays"
          options={[
            { value: 'stays', label: t('previousStays') },
            { value: 'ends', label: t('previousEnds') },
          ]}
        />
      ) : null}
    </ConfirmButton>
  )
}

async function End({
  card,
  membership,
  coming,
}: {
  card: VolunteerCard
  membership: Membership
  coming: number
}) {
  const t = await getTranslations('memberships.page')
  const reasons = await getTranslations('memberships.ends')
  const today = dayOf(now())
  const isLast = card.memberships.filter(({ endedOn }) => endedOn === null).length === 1
  const meaning = isLast ? t('endLast') : membership.isPrimary ? t('endPrimary') : ''
  return (
    <ConfirmButton
      action={end}
      label={t('end')}
      look="small-quiet"
      tone="danger"
      hidden={{ volunteerId: card.id, membershipId: membership.id }}
      confirm={{
        title: t('endTitle'),
        text: `${t('endText')} ${meaning}`.trim(),
        closeLabel: t('close'),
      }}
    >
      <DateField name="endedOn" label={t('endedOn')} required max={today} defaultValue={today} />
      <SelectField
        name="reason"
        label={t('reason')}
        required
        empty="—"
        options={endReasons.map((reason) => ({ value: reason, label: reasons(reason) }))}
      />
      {coming > 0 ? (
        <RadioGroup
          name="signUps"
          label={t('signUps')}
          hint={t('signUpsCount', { count: coming })}
          defaultValue="cancel"
          options={[
            { value: 'cancel', label: t('signUpsCancel') },
            { value: 'keep', label: t('signUpsKeep') },
          ]}
        />
      ) : null}
    </ConfirmButton>
  )
}

/** One that ended: only its dates can be set right. */
export async function ClosedMembership({ actor, card, membership }: Omit<Props, 'coming'>) {
  const t = await getTranslations('memberships.own')
  const reasons = await getTranslations('memberships.ends')
  const page = await getTranslations('memberships.page')
  const locale = (await getLocale()) as Locale
  const body = membership.centre ?? membership.organisation
  const day = (value: Date | null) => (value ? formatDate(locale, dayText(value)) : '')
  const facts = [
    page(membership.isPrimary ? 'primary' : 'further'),
    t('period', { from: day(membership.startedOn), to: day(membership.endedOn) }),
    ...(membership.endReason ? [reasons(membership.endReason)] : []),
  ]
  const mayChange = card.id !== actor.volunteerId && canChangeBody(actor, membership)
  return (
    <Row title={body ? inLocale(body, 'name', locale) : ''} meta={facts.join(' · ')}>
      {mayChange ? (
        <div className="actions pt-3">
          <Correct card={card} membership={membership} />
        </div>
      ) : null}
    </Row>
  )
}

async function Correct({ card, membership }: { card: VolunteerCard; membership: Membership }) {
  const t = await getTranslations('memberships.page')
  const [startedOn, endedOn] = [membership.startedOn, membership.endedOn].map((day) =>
    day ? dayText(day) : '',
  )
  const today = dayOf(now())
  return (
    <ConfirmButton
      action={correct}
      label={t('correct')}
      look="small-quiet"
      hidden={{
        ...{ volunteerId: card.id, membershipId: membership.id },
        ...{ seenStartedOn: startedOn, seenEndedOn: endedOn },
      }}
      confirm={{
        title: t('correctTitle'),
        text: t('correctText'),
        submit: t('save'),
        closeLabel: t('close'),
      }}
    >
      <DateField name="startedOn" label={t('startedOn')} required max={today} defaultValue={startedOn} />
      {endedOn ? (
        <DateField name="endedOn" label={t('endedOn')} required max={today} defaultValue={endedOn} />
      ) : null}
    </ConfirmButton>
  )
}
