import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { SectionHead } from '#components/ui/section.tsx'
import { listThanked } from '#lib/awards/public.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { hasDemoRows } from '#lib/region/public.ts'

const namesShown = 16

/** Names are the pictures: everyone thanked lately, a golden dot before each person, a square before each organisation. */
export async function Wall() {
  const [t, locale] = [await getTranslations('home.thanks'), (await getLocale()) as Locale]
  const [thanked, isDemo] = await Promise.all([listThanked(namesShown, locale), hasDemoRows()])
  if (thanked.length === 0) return null
  return (
    <section className="thanks-band">
      <div className="shell">
        <SectionHead
          title={t('title')}
          note={t('note')}
          tone="gold"
          more={<SiteLink href="/awards">{t('all')}</SiteLink>}
        />
        <ul className="wall">
          {thanked.map(({ name, href, isOrganisation }) => (
            <li key={href} className={isOrganisation ? 'wall-organisation' : undefined}>
              <SiteLink href={href}>{name}</SiteLink>{' '}
            </li>
          ))}
        </ul>
        {isDemo ? <p className="note">{t('demo')}</p> : null}
      </div>
    </section>
  )
}
