import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { listPublicTitles, type PublicTitle } from '#lib/awards/public/titles.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** What people call somebody: labels without a number, with who gave them. */
export async function Titles() {
  const t = await getTranslations('awards.titles')
  const locale = (await getLocale()) as Locale
  const titles = await listPublicTitles(locale)
  if (titles.length === 0) return null
  return (
    <section className="ceremony" aria-labelledby="titles">
      <header>
        <p className="numeral" aria-hidden="true">
          {titles.length}
        </p>
        <div>
          <h2 id="titles">{t('title')}</h2>
          <p className="meta">{t('lede')}</p>
        </div>
      </header>
      <ul className="roll">
        {titles.map((title) => (
          <Entry key={title.id} title={title} />
        ))}
      </ul>
    </section>
  )
}

async function Entry({ title }: { title: PublicTitle }) {
  const t = await getTranslations('awards.titles')
  const locale = await getLocale()
  return (
    <li className={title.isOrganisation ? 'roll-organisation' : undefined}>
      <span className="roll-number" />
      <h3>{title.href ? <SiteLink href={title.href}>{title.name}</SiteLink> : title.name}</h3>
      <div>
        <p lang={title.labelLocale === locale ? undefined : title.labelLocale}>{title.label}</p>
        {title.givenBy ? <p className="meta">{t('from', { name: title.givenBy })}</p> : null}
        {title.isInvented ? <p className="meta">{t('invented')}</p> : null}
      </div>
    </li>
  )
}
