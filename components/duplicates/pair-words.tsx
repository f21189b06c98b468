import { getTranslations } from 'next-intl/server'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import { type Band, bandOf, reasonCodes } from '#lib/duplicates/rules.ts'

const marks: Record<Band, StatusMark> = { sure: 'bad', likely: 'wait', possible: 'plain' }
const against = new Set(['surnameDiffers', 'patronymicDiffers', 'birthDiffers'])

/** How sure it is that two cards are one person. */
export async function Certainty({ score }: { score: number }) {
  const t = await getTranslations('duplicates.bands')
  const band = bandOf(score)
  return <Status mark={marks[band]}>{t(band)}</Status>
}

/** What speaks for two cards being one person, and what against it. */
export async function Reasons({ reasons }: { reasons: string[] }) {
  const t = await getTranslations('duplicates')
  const known = reasonCodes.filter((code) => reasons.includes(code))
  const said = (isAgainst: boolean) =>
    known
      .filter((code) => against.has(code) === isAgainst)
      .map((code) => t(`reasons.${code}`))
      .join(', ')
  const [agrees, differs] = [said(false), said(true)]
  return (
    <>
      {agrees ? <p>{t('agrees', { list: agrees })}</p> : null}
      {differs ? <p>{t('differs', { list: differs })}</p> : null}
    </>
  )
}
