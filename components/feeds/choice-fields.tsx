import { useTranslations } from 'next-intl'
import { FilterSelect, FilterText } from '#components/ui/filter-form.tsx'
import type { FeedChoices } from '#lib/feeds/public/choices.ts'
import type { Narrowing } from '#lib/feeds/rules/choice.ts'

type Props = { choices: FeedChoices; typed: Narrowing }

/** A unit, a direction and a centre to narrow a feed or a block by; inside of a filter form. */
export function ChoiceFields({ choices, typed }: Props) {
  const t = useTranslations('feeds.page')
  return (
    <>
      <FilterSelect
        name="unit"
        label={t('unit')}
        any={t('anyUnit')}
        value={typed.unit}
        options={choices.units}
      />
      <FilterSelect
        name="direction"
        label={t('direction')}
        any={t('anyDirection')}
        value={typed.direction}
        options={choices.directions}
      />
      <FilterText name="centre" label={t('centre')} hint={t('centreHint')} value={typed.centre} />
    </>
  )
}
