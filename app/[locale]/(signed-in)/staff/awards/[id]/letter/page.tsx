import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Letter, letterDate, type LetterTexts } from '#components/awards/letter.tsx'
import { PrintButton } from '#components/awards/print-button.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { findAward, type StaffAward } from '#lib/awards/queries.ts'
import { awardNumberText, checkCodeText } from '#lib/awards/rules.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { idPattern } from '#lib/platform/text.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('awards.staff')
  return { title: t('letter') }
}

export default async function LetterPage({ params }: Props) {
  const actor = await requireEditor()
  const { id } = await params
  const award = idPattern.test(id) ? await findAward(actor, id) : null
  if (!award) notFound()
  const t = await getTranslations('awards.staff')
  const words = await getTranslations('awards.letter')
  const [kk, ru] = await Promise.all([textsOf(award, 'kk'), textsOf(award, 'ru')])
  const isIssued = award.number !== null
  const check = {
    label: words('check'),
    code: checkCodeText(award.checkCode),
    address: `${new URL(siteUrl).host}/verify`,
  }
  return (
    <div className="shell pt-4">
      <div className="actions no-print">
        <SiteLink href={`/staff/awards/${award.id}`}>{t('backToAward')}</SiteLink>
        <PrintButton label={t('print')} />
        {isIssued ? null : <p className="note">{t('letterDraft')}</p>}
      </div>
      <h1 className="sr-only">{t('letter')}</h1>
      <Letter
        size="page"
        number={award.number === null ? null : awardNumberText(award.kind.prefix, award.year, award.number)}
        kk={kk}
        ru={ru}
        check={isIssued ? check : undefined}
      />
    </div>
  )
}

async function textsOf(award: StaffAward, locale: Locale): Promise<LetterTexts> {
  const t = await getTranslations({ locale, namespace: 'awards.letter' })
  const date = letterDate(locale, award.issuedOn?.toISOString().slice(0, 10) ?? null)
  return {
    kind: inLocale(award.kind, 'name', locale),
    recipient: inLocale(award, 'recipient', locale),
    reason: inLocale(award, 'reason', locale),
    issuer: inLocale(award, 'issuer', locale),
    date: date ? t('date', date) : '',
  }
}
