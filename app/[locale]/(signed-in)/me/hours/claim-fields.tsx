import { getLocale, getTranslations } from 'next-intl/server'
import { DateField, SelectField, TextArea, TextField } from '#components/ui/fields.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { listAskableCentres, listDirections } from '#lib/hours/queries/claim-choices.ts'
import { earliestClaimDay, otherClaimDays } from '#lib/hours/rules/claims.ts'
import { compareIn, inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'

type Typed = {
  workedOn?: string
  centreId?: string
  directionId?: string | null
  minutes?: number
  work?: string
  evidence?: string
}

/** When, for which centre and in which direction: asked about work that was no shift of the portal. */
export async function OtherWorkFields({ actor, claim }: { actor: Actor; claim?: Typed }) {
  const t = await getTranslations('hours.own')
  const locale = (await getLocale()) as Locale
  const [centres, directions] = await Promise.all([listAskableCentres(actor), listDirections(actor)])
  const byName = compareIn(locale)
  const options = (rows: typeof centres) =>
    rows.map((row) => ({ value: row.id, label: inLocale(row, 'name', locale) }))
  const centreOptions = options(centres).toSorted((a, b) => byName(a.label, b.label))
  const today = dayOf(now())
  return (
    <>
      <DateField
        name="workedOn"
        label={t('day')}
        required
        min={earliestClaimDay(today, otherClaimDays)}
        max={today}
        defaultValue={claim?.workedOn}
      />
      <SelectField
        name="centreId"
        label={t('centre')}
        hint={t('centreHint')}
        required
        options={centreOptions}
        empty={centres.length === 1 ? undefined : t('choosePlaceholder')}
        defaultValue={claim?.centreId}
      />
      <SelectField
        name="directionId"
        label={t('direction')}
        required
        options={options(directions)}
        empty={t('choosePlaceholder')}
        defaultValue={claim?.directionId}
      />
    </>
  )
}

/** How long, what, and who can attest it. */
export async function WorkFields({ claim }: { claim?: Typed }) {
  const t = await getTranslations('hours.own')
  const minutes = claim?.minutes
  return (
    <>
      <div className="field-pair">
        <TextField
          name="hours"
          label={t('hours')}
          required
          type="number"
          inputMode="numeric"
          min={0}
          max={24}
          defaultValue={minutes === undefined ? undefined : Math.floor(minutes / 60)}
        />
        <TextField
          name="minutes"
          label={t('minutes')}
          type="number"
          inputMode="numeric"
          min={0}
          max={59}
          defaultValue={minutes === undefined ? undefined : minutes % 60}
        />
      </div>
      <TextArea
        name="work"
        label={t('work')}
        hint={t('workHint')}
        required
        rows={4}
        maxLength={1000}
        defaultValue={claim?.work}
      />
      <TextArea
        name="evidence"
        label={t('evidence')}
        hint={t('evidenceHint')}
        required
        rows={2}
        maxLength={500}
        defaultValue={claim?.evidence}
      />
    </>
  )
}
