import { useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { PageHead } from '#components/ui/page-head.tsx'

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
