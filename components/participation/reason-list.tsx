import { useLocale, useTranslations } from 'next-intl'
import { spoken } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { Reason } from '#lib/participation/rules.ts'
import { isOwnReason } from './own-reasons.ts'

/** Every reason against a place, each a sentence of its own; `isOwn` speaks to the person it stands against. */
export function ReasonList({ reasons, isOwn = false }: { reasons: Reason[]; isOwn?: boolean }) {
  const t = useTranslations('participation')
  const tOwn = useTranslations('signUps')
  const locale = useLocale() as Locale
  if (reasons.length === 0) return null
  const say = ({ code, values }: Reason) =>
    isOwn && isOwnReason(code)
      ? tOwn(`reasons.${code}`, spoken(values ?? {}, locale))
      : t(`reasons.${code}`, spoken(values ?? {}, locale))
  return (
    <ul className="reasons">
      {reasons.map((reason) => (
        <li key={`${reason.code} ${JSON.stringify(reason.values)}`} className={`reason-${reason.effect}`}>
          {say(reason)}
        </li>
      ))}
    </ul>
  )
}
