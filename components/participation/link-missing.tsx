import { useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { PageHead } from '#components/ui/page-head.tsx'

/** A 404 behind a personal link: what may have happened, and how to get the right link. */
export function LinkMissing() {
  const t = useTranslations('signUps.missing')
  const name = useTranslations('site')('name')
  return (
    <>
      <title>{`${t('title')} · ${name}`}</title>
      <PageHead title={t('title')} lede={t('text')} />
      <div className="shell narrow-page">
        <div className="actions">
          <ButtonLink href="/place">{t('lost')}</ButtonLink>
          <SiteLink href="/events">{t('events')}</SiteLink>
        </div>
      </div>
    </>
  )
}
