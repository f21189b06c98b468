import { getLocale, getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { CheckboxField, SelectField, TextField } from '#components/ui/fields.tsx'
import { formatDay, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { Participant, Roster } from '#lib/participation/queries/roster.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { keep, move, takeOff } from './actions.ts'

/** Takes a person off, or moves them to another shift of the event. */
export async function PersonActions({ row, roster }: { row: Participant; roster: Roster }) {
  const t = await getTranslations('participation')
  const closeLabel = (await getTranslations('ui'))('close')
  const name = fullName(row.volunteer)
  const takeOffAsk = {
    title: t('takeOff.title', { name }),
    text: t('takeOff.text'),
    submit: t('takeOff.submit'),
    closeLabel,
  }
  return (
    <div className="actions">
      {row.status === 'offered' && row.heldFor !== 'consent' ? <Keep row={row} /> : null}
      <ConfirmButton
        action={takeOff}
        label={t('takeOff.label')}
        look="small-quiet"
        tone="danger"
        hidden={{ participationId: row.id }}
        confirm={takeOffAsk}
      >
        <TextField
          name="reason"
          label={t('takeOff.reason')}
          hint={t('takeOff.hint')}
          required
          maxLength={300}
        />
      </ConfirmButton>
      {roster.siblings.length > 0 ? (
        <Move row={row} roster={roster} name={name} closeLabel={closeLabel} />
      ) : null}
    </div>
  )
}

/** For somebody who was called and says they come. */
async function Keep({ row }: { row: Participant }) {
  const t = await getTranslations('signUps.roster')
  return <ConfirmButton action={keep} label={t('keep')} look="small" hidden={{ participationId: row.id }} />
}

type MoveProps = { row: Participant; roster: Roster; name: string; closeLabel: string }

async function Move({ row, roster, name, closeLabel }: MoveProps) {
  const t = await getTranslations('participation')
  const optional = (await getTranslations('form'))('optional')
  const locale = (await getLocale()) as Locale
  const options = roster.siblings.map((shift) => ({
    value: shift.id,
    label: t('move.option', {
      role: inLocale(shift, 'role', locale),
      day: formatDay(locale, shift.startsAt),
      time: formatTimeRange(locale, shift.startsAt, shift.endsAt),
      free: shift.places - shift.taken,
    }),
  }))
  const ask = { title: t('move.title', { name }), text: t('move.text'), submit: t('move.submit'), closeLabel }
  return (
    <ConfirmButton
      action={move}
      label={t('move.label')}
      look="small-quiet"
      hidden={{ participationId: row.id }}
      confirm={ask}
    >
      <SelectField name="toShiftId" label={t('move.to')} options={options} required />
      <CheckboxField name="acceptOverlap" label={t('move.acceptOverlap')} />
      <TextField
        name="overrideReason"
        label={t('move.overrideReason')}
        optionalLabel={optional}
        hint={t('place.overrideHint')}
        maxLength={300}
      />
    </ConfirmButton>
  )
}
