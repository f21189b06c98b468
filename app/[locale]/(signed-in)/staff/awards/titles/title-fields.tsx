import { getTranslations } from 'next-intl/server'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import type { TitleRow } from '#lib/awards/queries/titles.ts'

/** The label and who gave it, in three languages. */
export async function TitleFields({ title }: { title?: TitleRow }) {
  const t = await getTranslations('awards.titles')
  const form = await getTranslations('form')
  const labels = (name: 'label' | 'givenBy') => ({
    kk: t(`${name}Kk`),
    ru: t(`${name}Ru`),
    en: t(`${name}En`),
  })
  const shared = { row: title, required: true, optionalEnglish: form('optional') }
  return (
    <>
      <TrilingualFields name="label" {...shared} maxLength={120} labels={labels('label')} />
      <TrilingualFields name="givenBy" {...shared} maxLength={200} labels={labels('givenBy')} />
    </>
  )
}
