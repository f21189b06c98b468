import { useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { PageHead } from '#components/ui/page-head.tsx'

/** Waits for nothing: one that does is passed over for the site's own. */
export default function NotFoundPage() {
  const t = useTranslations('follows.gone')
  return (
    <>
      <PageHead title={t('title')} lede={t('text')} />
      <div className="shell">
        <p>
          <SiteLink href="/follow">{t('anew')}</SiteLink>
        </p>
      </div>
    </>
  )
}
