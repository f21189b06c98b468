import { useTranslations } from 'next-intl'
import type { Reason } from '#lib/participation/rules.ts'

/** Every reason against a place, each a sentence of its own. */
export function ReasonList({ reasons }: { reasons: Reason[] }) {
  const t = useTranslations('participation')
  if (reasons.length === 0) return null
  return (
    <ul className="reasons">
      {reasons.map(({ code, effect, values }, index) => (
        <li key={`${code}-${index}`} className={`reason-${effect}`}>
          {t(`reasons.${code}`, values ?? {})}
        </li>
      ))}
    </ul>
  )
}
