import { getTranslations } from 'next-intl/server'
import { Frame } from '#components/site/frame.tsx'
import { sections } from '#components/site/sections.ts'
import { SiteLink } from '#components/site/site-link.tsx'
import { PageHead } from '#components/ui/page-head.tsx'

export default async function NotFoundPage() {
  const t = await getTranslations('site')
  return (
    <Frame>
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
    </Frame>
  )
}
