import { useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { PageHead } from '#components/ui/page-head.tsx'

const reasons = ['copied', 'late', 'stopped'] as const

/** A 404 behind a link of a letter to a follower. One page for all that lead nowhere, so that none of them tells anything. */
export function FollowMissing() {
  const t = useTranslations('follows.gone')
  const name = useTranslations('site')('name')
  return (
    <>
      <title>{`${t('title')} · ${name}`}</title>
      <PageHead title={t('title')} lede={t('text')} />
      <div className="shell narrow-page stack">
        <ul className="grid list-disc gap-2 pl-5">
          {reasons.map((reason) => (
            <li key={reason}>{t(`reasons.${reason}`)}</li>
          ))}
        </ul>
        <p>{t('every')}</p>
        <p>
          <SiteLink href="/follow">{t('anew')}</SiteLink>
        </p>
      </div>
    </>
  )
}
