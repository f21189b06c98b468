import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { MeTabs } from '../me-tabs.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('me.data')
  return { title: t('title') }
}

export default async function OwnDataPage() {
  const actor = await requireActor()
  const t = await getTranslations('me')
  const locale = (await getLocale()) as Locale
  return (
    <>
      <PageHead
        title={t('data.title')}
        lede={t('data.lede')}
        crumbs={[{ href: '/me', label: t('tabs.book') }]}
      />
      <div className="shell">
        {actor.volunteerId ? <MeTabs current="data" /> : null}
        <Section title={t('data.what')}>
          <ul className="plain-list">
            {t('data.items')
              .split('\n')
              .map((item) => (
                <li key={item}>{item}</li>
              ))}
          </ul>
          <p className="note">{t('data.iin')}</p>
          <div className="actions">
            <a className="button" href={localePath(locale, '/me/data/file')} download>
              {t('data.download')}
            </a>
          </div>
          <Notice>
            <p>{t('data.note')}</p>
            <p>{t('data.wrong')}</p>
          </Notice>
        </Section>
      </div>
    </>
  )
}
