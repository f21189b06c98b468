import { getTranslations } from 'next-intl/server'

/** A length of time to the minute: «2 сағ 30 мин», and no part that is nought. */
export async function Duration({ minutes: all }: { minutes: number }) {
  const t = await getTranslations('hours.duration')
  const [hours, minutes] = [Math.floor(all / 60), all % 60]
  if (minutes === 0) return <span className="duration">{t('hours', { hours })}</span>
  return (
    <span className="duration">
      {hours === 0 ? t('minutes', { minutes }) : t('both', { hours, minutes })}
    </span>
  )
}
