import { getLocale, getTranslations } from 'next-intl/server'
import { ChoiceCards } from '#components/participation/choice-cards.tsx'
import { Seats } from '#components/events/seats.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { CheckboxField, DateField, SelectField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import { formatDateTime, formatTimeRange, formatWeekday } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { OwnPlace } from '#lib/participation/queries/place.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/new-id.ts'
import { guardianRelations } from '#lib/volunteers/schema.ts'
import { bring, moveTo, rejoin } from './actions.ts'
import { LeaveForm } from './leave-form.tsx'

/** What the person may change now, each behind its own button; nothing when nothing may be changed. */
export async function Changes({ place }: { place: OwnPlace }) {
  const t = await getTranslations('signUps.place')
  const locale = (await getLocale()) as Locale
  const { may, siblings, shift, leaveUntil, status } = place
  const closeLabel = (await getTranslations('ui'))('close')
  const canMove = may.move && siblings.length > 0
  const isTooLate = !may.leave && (status === 'confirmed' || status === 'offered') && shift.startsAt > now()
  if (!may.leave && !may.rejoin && !may.bringChild && !canMove && !isTooLate) return null
  return (
    <Section title={t('changes')} className="no-print">
      {may.leave ? (
        <p className="note">{t('leaveUntil', { until: formatDateTime(locale, leaveUntil) })}</p>
      ) : null}
      {isTooLate ? <p>{t('tooLate')}</p> : null}
      <div className="actions">
        {may.bringChild ? (
          <Dialog label={t('child.label')} title={t('child.title')} closeLabel={closeLabel}>
            <BringChild place={place} />
          </Dialog>
        ) : null}
        {canMove ? (
          <Dialog label={t('move.label')} title={t('move.title')} closeLabel={closeLabel}>
            <Move place={place} />
          </Dialog>
        ) : null}
        {may.leave ? (
          <Dialog label={t('release.label')} title={t('release.title')} closeLabel={closeLabel} tone="danger">
            <div className="dialog-text">
              <p>{place.children.length > 0 ? t('release.textChildren') : t('release.text')}</p>
            </div>
            <LeaveForm place={place} />
          </Dialog>
        ) : null}
      </div>
      {may.rejoin ? <Form action={rejoin} hidden={{ token: place.token }} submit={t('rejoin')} /> : null}
    </Section>
  )
}

async function Move({ place: { siblings, token } }: { place: OwnPlace }) {
  const t = await getTranslations('signUps.place.move')
  const locale = (await getLocale()) as Locale
  const options = siblings.map((shift) => ({
    value: shift.id,
    label: (
      <>
        <b>{inLocale(shift, 'role', locale)}</b>{' '}
        <span>
          {formatWeekday(locale, shift.startsAt)}, {formatTimeRange(locale, shift.startsAt, shift.endsAt)}
        </span>
      </>
    ),
    details: (
      <Seats
        seats={{ places: shift.places, taken: shift.taken, waiting: 0, free: shift.places - shift.taken }}
      />
    ),
  }))
  return (
    <Form action={moveTo} hidden={{ token }} submit={t('submit')}>
      <p>{t('text')}</p>
      <ChoiceCards
        name="toShiftId"
        label={t('to')}
        options={options}
        defaultValue={siblings.length === 1 ? siblings[0]?.id : undefined}
      />
      <CheckboxField name="acceptOverlap" label={t('acceptOverlap')} />
    </Form>
  )
}

async function BringChild({ place: { token } }: { place: OwnPlace }) {
  const t = await getTranslations('signUps')
  const relations = await getTranslations('volunteers.relations')
  const choose = (await getTranslations('form'))('choose')
  return (
    <Form action={bring} hidden={{ token, id: newId() }} submit={t('place.child.submit')}>
      <p>{t('place.child.text')}</p>
      <TextField name="surname" label={t('fields.surname')} autoComplete="off" maxLength={80} />
      <TextField name="givenName" label={t('fields.givenName')} required autoComplete="off" maxLength={80} />
      <DateField
        name="birthDate"
        label={t('fields.birthDate')}
        required
        autoComplete="off"
        min="1900-01-01"
        max={dayOf(now())}
      />
      <SelectField
        name="relation"
        label={t('place.child.relation')}
        required
        empty={choose}
        options={guardianRelations.map((value) => ({ value, label: relations(value) }))}
      />
      <CheckboxField name="consent" label={t('place.child.consent')} hint={t('place.child.consentHint')} />
    </Form>
  )
}
