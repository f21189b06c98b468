import { getTranslations } from 'next-intl/server'
import { Letter, letterDate, type LetterTexts } from '#components/awards/letter.tsx'
import { findPublicAward } from '#lib/awards/public.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** How the letter looks, with the public name and without its check code. */
export async function PublicLetter({ id }: { id: string }) {
  const t = await getTranslations('awards')
  const [kk, ru] = await Promise.all([textsOf(id, 'kk'), textsOf(id, 'ru')])
  const award = await findPublicAward(id, 'kk')
  if (!kk || !ru || !award) return null
  return (
    <>
      <Letter size="small" number={award.number} kk={kk} ru={ru} label={t('letter.sample')} />
      <p className="note no-print pt-3">{t('letter.sampleNote')}</p>
    </>
  )
}

async function textsOf(id: string, locale: Locale): Promise<LetterTexts | null> {
  const award = await findPublicAward(id, locale)
  if (!award) return null
  const t = await getTranslations({ locale, namespace: 'awards.letter' })
  const date = letterDate(locale, award.issuedOn)
  const { name, reason, issuer, kind } = award
  return { kind: kind.name, recipient: name, reason, issuer, date: date ? t('date', date) : '' }
}
