import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { PeopleNumber } from '#components/statistics/people-number.tsx'
import { Section } from '#components/ui/section.tsx'
import { formatNumber } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findSnapshot } from '#lib/region/public.ts'
import type { Edition } from '#lib/statistics/schema.ts'

const names = ['people', 'centres', 'organisations'] as const

/** Today beside what a source printed of the day of the opening. */
export async function ThenNow({ edition }: { edition: Edition }) {
  const [t, locale] = [await getTranslations('statistics'), (await getLocale()) as Locale]
  const then = await findSnapshot('opening')
  const { region } = edition.figures
  return (
    <Section title={t('now.title')}>
      <table className="then-now">
        <caption className="sr-only">{t('now.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('heads.number')}</th>
            <th scope="col">{t('now.today')}</th>
            {then ? <th scope="col">{t('now.then')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">
                {name === 'people' ? (
                  t('columns.people')
                ) : (
                  <SiteLink href={`/${name}`}>{t(`columns.${name}`)}</SiteLink>
                )}
              </th>
              <td>
                <PeopleNumber value={region[name]} />
              </td>
              {then ? <td>{formatNumber(locale, then[name])}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
      {then?.sourceUrl ? (
        <p className="note">
          {t('now.source')} <a href={then.sourceUrl}>{new URL(then.sourceUrl).host}</a>
        </p>
      ) : null}
    </Section>
  )
}
