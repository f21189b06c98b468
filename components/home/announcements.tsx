import { useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { Announced } from '#lib/home/rules/featured.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** Short notices for their time. */
export function Announcements({ announcements }: { announcements: readonly Announced[] }) {
  const t = useTranslations('homeDesk.public')
  const locale = useLocale() as Locale
  if (announcements.length === 0) return null
  return (
    <section className="shell announcements" aria-label={t('announcements')}>
      {announcements.map(({ id, text, link, endsAt }) => (
        <Notice key={id} role="note">
          <p>{link ? <SiteLink href={link}>{text}</SiteLink> : text}</p>
          <p className="meta">{t('until', { at: formatDateTime(locale, new Date(endsAt)) })}</p>
        </Notice>
      ))}
    </section>
  )
}
