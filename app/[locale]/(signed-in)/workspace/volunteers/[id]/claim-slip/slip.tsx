import { getTranslations } from 'next-intl/server'
import { Wordmark } from '#components/site/wordmark.tsx'
import { formatDate } from '#lib/i18n/format.ts'
import { defaultLocale, isLocale, localePath } from '#lib/i18n/routing.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { claimCodeText, fullName, type PersonName } from '#lib/volunteers/rules.ts'
import { Qr } from './qr.tsx'

type Props = {
  card: PersonName & { cardNumber: number; locale: string }
  slip: { code: string; expiresAt: Date }
}

/** What the person takes home, in the language of their letters. */
export async function Slip({ card, slip }: Props) {
  const locale = isLocale(card.locale) ? card.locale : defaultLocale
  const t = await getTranslations({ locale, namespace: 'claims.slip' })
  const path = localePath(locale, '/claim')
  const address = `${new URL(siteUrl).host}${path}`
  return (
    <article className="slip" lang={locale}>
      <header>
        <Wordmark />
        <p>{t('card', { number: String(card.cardNumber) })}</p>
      </header>
      <h2>{t('heading')}</h2>
      <p>
        {t('for')}: <b>{fullName(card)}</b>
      </p>
      <p className="slip-code">{claimCodeText(slip.code)}</p>
      <p>{t('until', { date: formatDate(locale, slip.expiresAt) })}</p>
      <div className="slip-how">
        <div>
          <h3>{t('steps')}</h3>
          <ol>
            <li>{t('step1', { address })}</li>
            <li>{t('step2')}</li>
            <li>{t('step3')}</li>
          </ol>
        </div>
        <Qr text={`${siteUrl}${path}`} label={t('qr', { address })} />
      </div>
      <p className="slip-keep">{t('keep')}</p>
    </article>
  )
}
