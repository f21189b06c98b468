import { useTranslations } from 'next-intl'
import { DateTimeField, TextField } from '#components/ui/fields.tsx'
import { wallTimeOf } from '#lib/platform/clock.ts'
import type { FoundProposal } from '#lib/proposals/queries.ts'
import { shiftsMax } from '#lib/proposals/schema.ts'

type Shift = FoundProposal['shifts'][number]

/** Each time the form is saved there is room for two more; without script no other way is needed. */
const spareRows = 2

export function ShiftRows({ shifts }: { shifts: Shift[] }) {
  const t = useTranslations('proposals.fields')
  const count = Math.min(shiftsMax, shifts.length + spareRows)
  return (
    <fieldset className="group">
      <legend>{t('shifts')}</legend>
      <p className="field-hint">{t('shiftsHint')}</p>
      {Array.from({ length: count }, (_, index) => (
        <ShiftRow key={index} index={index} shift={shifts[index]} />
      ))}
    </fieldset>
  )
}

function ShiftRow({ index, shift }: { index: number; shift?: Shift }) {
  const t = useTranslations('proposals.fields')
  const optional = useTranslations('form')('optional')
  const name = (column: string) => `shifts.${index}.${column}`
  return (
    <fieldset className="grid gap-4">
      <legend className="font-semibold">{t('shift', { number: index + 1 })}</legend>
      <TextField
        name={name('roleKk')}
        lang="kk"
        label={t('roleKk')}
        maxLength={120}
        defaultValue={shift?.roleKk}
      />
      <TextField
        name={name('roleRu')}
        lang="ru"
        label={t('roleRu')}
        maxLength={120}
        defaultValue={shift?.roleRu}
      />
      <TextField
        name={name('roleEn')}
        lang="en"
        label={t('roleEn')}
        optionalLabel={optional}
        maxLength={120}
        defaultValue={shift?.roleEn}
      />
      <div className="field-row">
        <DateTimeField
          name={name('startsAt')}
          label={t('startsAt')}
          defaultValue={shift ? wallTimeOf(shift.startsAt) : undefined}
        />
        <DateTimeField
          name={name('endsAt')}
          label={t('endsAt')}
          defaultValue={shift ? wallTimeOf(shift.endsAt) : undefined}
        />
      </div>
      <TextField
        name={name('places')}
        type="number"
        inputMode="numeric"
        min={1}
        max={10_000}
        label={t('places')}
        defaultValue={shift?.places}
      />
    </fieldset>
  )
}
