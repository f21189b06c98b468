import { useTranslations } from 'next-intl'
import { PageHead } from '#components/ui/page-head.tsx'
import { sections } from './sections.ts'
import { SiteLink } from './site-link.tsx'

/** The content of a 404: what may have happened and where to go on. */
export function Missing() {
  const t = useTranslations('site')
  return (
    <>
      <title>{`${t('notFound.title')} · ${t('name')}`}</title>
      <PageHead title={t('notFound.title')} lede={t('notFound.text')} />
      <div className="shell missing">
        <p>{t('notFound.next')}</p>
        <ul>
          {sections.map(({ key, href }) => (
            <li key={key}>
              <SiteLink href={href}>{t(`nav.${key}`)}</SiteLink>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}
