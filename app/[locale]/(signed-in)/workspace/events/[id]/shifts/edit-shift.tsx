import { useLocale, useTranslations } from 'next-intl'
import { ScopeFields } from '#components/events/scope-fields.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { CheckboxField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import { VersionField } from '#components/ui/version-field.tsx'
import type { EventToRun, listShiftSkills } from '#lib/events/queries.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { cancel, resize, save } from './actions.ts'
import { ShiftFields } from './shift-fields.tsx'

type Props = {
  event: EventToRun
  shift: EventToRun['shifts'][number]
  skills: Awaited<ReturnType<typeof listShiftSkills>>
}

/** A shift's three forms: what it is, how many places it has, and calling it off. */
export function EditShift({ event, shift, skills }: Props) {
  const t = useTranslations('events')
  const locale = useLocale() as Locale
  const ids = { eventId: event.id, shiftId: shift.id }
  const people = shift.taken + shift.waiting
  const isAlone = event.phase !== 'ahead'
  const back = <SiteLink href={`/workspace/events/${event.id}/shifts`}>{t('work.close')}</SiteLink>
  return (
    <>
      <Section title={t('shift.editTitle', { role: inLocale(shift, 'role', locale) })} id="edit">
        <Form action={save} submit={t('work.save')} hidden={ids} beside={back}>
          <VersionField version={shift.version} label={t('fields.version')} />
          <ShiftFields event={event} skills={skills} shift={shift} />
          {people > 0 || event.seriesId ? (
            <CheckboxField name="peopleTold" label={t('shift.peopleTold')} hint={t('shift.peopleToldHint')} />
          ) : null}
          {event.seriesId ? <ScopeFields isAlone={isAlone} /> : null}
        </Form>
      </Section>
      <Section title={t('shift.placesTitle')} id="places">
        <p className="note pb-4">{t('shift.placesNow', { places: shift.places, taken: shift.taken })}</p>
        <Form action={resize} submit={t('shift.setPlaces')} hidden={ids} look="quiet">
          <VersionField version={shift.version} label={t('fields.version')} />
          <TextField
            name="places"
            label={t('fields.places')}
            hint={t('hints.places')}
            type="number"
            inputMode="numeric"
            min={1}
            max={10_000}
            defaultValue={shift.places}
            required
          />
          {shift.taken > 0 || event.seriesId ? (
            <CheckboxField name="confirmed" label={t('shift.confirmed')} />
          ) : null}
          {event.seriesId ? <ScopeFields isAlone={isAlone} /> : null}
        </Form>
      </Section>
      <div className="pt-8">
        <ConfirmButton
          action={cancel}
          label={t('shift.cancel')}
          hidden={ids}
          tone="danger"
          confirm={{
            title: t('shift.cancelTitle'),
            text: t('shift.cancelText', { count: people }),
            closeLabel: t('work.close'),
          }}
        >
          {event.seriesId ? <ScopeFields isAlone={isAlone} /> : null}
        </ConfirmButton>
      </div>
    </>
  )
}
