import { getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { PageHead } from '#components/ui/page-head.tsx'

export default async function NotFoundPage() {
  const t = await getTranslations('follows.gone')
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
