import { useLocale, useTranslations } from 'next-intl'
import { Table } from '#components/ui/table.tsx'
import { formatBytes, formatNumber } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { Overview } from '#lib/open-data/public.ts'
import { editionsKept } from '#lib/open-data/rules/editions.ts'
import { openDataPath, schemaFormats, schemaPath } from '#lib/open-data/rules/schemas.ts'

type Edition = NonNullable<Overview['edition']>
type Part = Edition['parts'][number]

/** The files of the newest edition with what is needed to take and to check them. */
export function Files({ edition }: { edition: Edition }) {
  const [t, locale] = [useTranslations('openData'), useLocale() as Locale]
  const sample = `${openDataPath}/${edition.name}/centres.csv`
  return (
    <>
      <Table
        caption={t('files.caption')}
        hideCaption
        rows={edition.parts}
        rowKey={({ dataset }) => dataset}
        columns={[
          {
            ...{ key: 'dataset', label: t('files.dataset'), header: true },
            cell: ({ dataset }: Part) => (
              <>
                {t(`datasets.${dataset}.title`)}
                <small className="open-data-about">{t(`datasets.${dataset}.text`)}</small>
              </>
            ),
          },
          {
            ...{ key: 'rows', label: t('files.rows'), numeric: true },
            cell: ({ rows }: Part) => formatNumber(locale, rows),
          },
          { key: 'download', label: t('files.download'), cell: (part: Part) => <Downloads part={part} /> },
          { key: 'schema', label: t('files.description'), cell: (part: Part) => <Schemas part={part} /> },
        ]}
      />
      <p>
        {t('files.addresses', { count: editionsKept })} <a href={sample}>{sample}</a>
      </p>
      <ul className="open-data-links">
        <li>
          <a href={`${openDataPath}/index.json`}>{t('files.index')}</a>
        </li>
        <li>
          <a href={`${openDataPath}/checksums.txt`}>{t('files.checksums')}</a>
        </li>
      </ul>
      <Sums parts={edition.parts} />
    </>
  )
}

function Downloads({ part: { dataset, files } }: { part: Part }) {
  const [t, locale] = [useTranslations('openData'), useLocale() as Locale]
  const title = t(`datasets.${dataset}.title`)
  return (
    <ul className="open-data-links">
      {files.map(({ name, bytes }) => {
        const facts = { format: name.split('.').at(-1)!.toUpperCase(), size: formatBytes(locale, bytes) }
        return (
          <li key={name}>
            <a
              href={`${openDataPath}/${name}`}
              download={name}
              aria-label={t('files.fileOf', { dataset: title, ...facts })}
            >
              {t('files.file', facts)}
            </a>
          </li>
        )
      })}
    </ul>
  )
}

function Schemas({ part: { dataset } }: { part: Part }) {
  const t = useTranslations('openData')
  const title = t(`datasets.${dataset}.title`)
  return (
    <ul className="open-data-links">
      {schemaFormats.map((format) => (
        <li key={format}>
          <a
            href={schemaPath(dataset, format)}
            aria-label={t('files.schemaOf', { dataset: title, format: t(`files.${format}`) })}
          >
            {t(`files.${format}`)}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Sums({ parts }: { parts: Part[] }) {
  const t = useTranslations('openData')
  return (
    <details className="open-data-sums">
      <summary>{t('files.sums')}</summary>
      <p>{t('files.sumsText')}</p>
      <dl>
        {parts
          .flatMap(({ files }) => files)
          .map(({ name, sha256 }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <code>{sha256}</code>
              </dd>
            </div>
          ))}
      </dl>
    </details>
  )
}
