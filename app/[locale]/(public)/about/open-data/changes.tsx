import { useLocale, useTranslations } from 'next-intl'
import { formatDate, formatList, formatNumber } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { Overview } from '#lib/open-data/public.ts'
import { schemaChanges } from '#lib/open-data/rules/editions.ts'
import { openDataPath } from '#lib/open-data/rules/schemas.ts'
import type { Dataset } from '#lib/open-data/schema/datasets.ts'

const shownMax = 7

/** What changed in the fields, and how many records came and went. */
export function Changes({ changes }: { changes: Overview['changes'] }) {
  const [t, locale] = [useTranslations('openData'), useLocale() as Locale]
  const signed = (value: number) => `${value > 0 ? '+' : '−'}${formatNumber(locale, Math.abs(value))}`
  return (
    <>
      <p>{t('changes.text')}</p>
      <dl className="open-data-examples">
        {schemaChanges.map(({ version, day, key }) => (
          <div key={version}>
            <dt>{t('changes.version', { version, day: formatDate(locale, day) })}</dt>
            <dd>{t(`changes.${key}`)}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('changes.counts')}</h3>
      {changes.length === 0 ? <p>{t('changes.none')}</p> : null}
      <dl className="open-data-examples">
        {changes.slice(0, shownMax).map(({ edition, datasets }) => (
          <div key={edition}>
            <dt>{edition}</dt>
            <dd>
              {formatList(
                locale,
                datasets.map(({ dataset, rows, difference }) =>
                  t('changes.change', {
                    dataset: t(`datasets.${dataset as Dataset}.title`),
                    rows: formatNumber(locale, rows),
                    difference: signed(difference),
                  }),
                ),
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <a href={`${openDataPath}/changelog.json`}>{t('changes.all')}</a>
      </p>
    </>
  )
}
