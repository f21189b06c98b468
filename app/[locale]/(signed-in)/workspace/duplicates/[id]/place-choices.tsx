import { getLocale, getTranslations } from 'next-intl/server'
import { RadioGroup } from '#components/ui/fields.tsx'
import type { ShownCollision } from '#lib/duplicates/queries/collisions.ts'
import type { Comparison } from '#lib/duplicates/queries/comparison.ts'
import { formatDate, formatHours, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** The shifts that stand on both cards: which sign-up stays on each. */
export async function PlaceChoices({ comparison: { one, other, collisions } }: { comparison: Comparison }) {
  const t = await getTranslations('duplicates.form')
  const words = await placeWords()
  return (
    <fieldset className="group">
      <legend>{t('collisions')}</legend>
      <p className="field-hint">{t('collisionsHint')}</p>
      {collisions.map((collision) => (
        <RadioGroup
          key={collision.shiftId}
          name={`keep.${collision.shiftId}`}
          label={words.shift(collision)}
          defaultValue={collision.suggested}
          columns
          options={[
            { value: 'one', card: one, standing: collision.one },
            { value: 'other', card: other, standing: collision.other },
          ].map(({ value, card, standing }) => ({
            ...{ value, label: words.standing(standing) },
            hint: t('from', { number: String(card.cardNumber) }),
          }))}
        />
      ))}
    </fieldset>
  )
}

async function placeWords() {
  const t = await getTranslations('volunteers')
  const own = await getTranslations('duplicates.form')
  const locale = (await getLocale()) as Locale
  const order = ['confirmed', 'offered', 'waiting', 'cancelled', 'removed'] as const
  return {
    shift: ({ shift }: ShownCollision) => {
      const { startsAt, endsAt, event } = shift
      const when = `${formatDate(locale, startsAt)}, ${formatTimeRange(locale, startsAt, endsAt)}`
      const role = inLocale(shift, 'role', locale)
      return [inLocale(event, 'title', locale), role, when].filter(Boolean).join(' · ')
    },
    standing: ({ places, isWorked, minutes }: ShownCollision['one']) => {
      const status = order.find((each) => places.some((place) => place.status === each)) ?? 'cancelled'
      const isPresent = isWorked && places.some((place) => place.isPresent)
      const facts = [
        t(`participationStatuses.${status}`),
        ...(isPresent ? [t('marks.present')] : []),
        ...(minutes === 0 ? [] : [own('placeHours', { hours: formatHours(locale, minutes) })]),
      ]
      return facts.join(' · ')
    },
  }
}
