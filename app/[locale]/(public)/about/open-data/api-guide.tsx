import { useTranslations } from 'next-intl'
import { Table } from '#components/ui/table.tsx'
import { apiPath } from '#lib/open-data/rules/answers.ts'
import { limitMax, parameters, type Resource, resources } from '#lib/open-data/schema/parameters.ts'
import { recordKeys } from '#lib/open-data/schema/resources.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { openDataTries } from '#lib/platform/rate-limit.ts'

const examples = [
  ['events', '/events?when=ahead&limit=5'],
  ['centre', '/centres/<slug>'],
  ['awards', '/awards?year=2026'],
  ['statistics', '/statistics?table=units&measure=people'],
] as const
const problems = [
  ...([['query', 400] as const, ['cursor', 400] as const, ['unknown', 404] as const] as const),
  ...([['method', 405] as const, ['limit', 429] as const, ['away', 503] as const] as const),
]

/** How programs ask, for the people who write them. */
export function ApiGuide() {
  const t = useTranslations('openData')
  return (
    <>
      <p>{t('api.text')}</p>
      <p>
        <a href={`${apiPath}/openapi.json`}>{t('api.openapi')}</a>
      </p>
      <h3>{t('api.endpoints')}</h3>
      <Endpoints />
      <h3>{t('api.examples')}</h3>
      <dl className="open-data-examples">
        {examples.map(([key, path]) => (
          <div key={key}>
            <dt>{t(`api.example.${key}`)}</dt>
            <dd>
              <code>{commandOf(path)}</code>
            </dd>
          </div>
        ))}
      </dl>
      <h3>{t('api.pagingTitle')}</h3>
      <p>{t('api.paging', { max: limitMax })}</p>
      <h3>{t('api.cachingTitle')}</h3>
      <p>{t('api.caching')}</p>
      <h3>{t('api.limitsTitle')}</h3>
      <p>{t('api.limits', { count: openDataTries })}</p>
      <h3>{t('api.errorsTitle')}</h3>
      <p>{t('api.errors')}</p>
      <Problems />
    </>
  )
}

function Endpoints() {
  const t = useTranslations('openData')
  return (
    <Table
      caption={t('api.endpoints')}
      hideCaption
      rows={resources}
      rowKey={(name) => name}
      columns={[
        {
          ...{ key: 'endpoint', label: t('api.endpoint'), header: true },
          cell: (name: Resource) => (
            <>
              <a href={`${apiPath}/${name}`}>
                <code>{`/${name}`}</code>
              </a>
              <small className="open-data-about">{oneOf(name, t)}</small>
            </>
          ),
        },
        {
          ...{ key: 'parameters', label: t('api.parameters') },
          cell: (name: Resource) => <code>{Object.keys(parameters[name].shape).join(', ')}</code>,
        },
      ]}
    />
  )
}

function oneOf(name: Resource, t: (key: string, values?: Record<string, string>) => string): string {
  const key = recordKeys[name]
  return key === null ? t('api.noOne') : t('api.one', { path: `/${name}/<${key}>` })
}

function Problems() {
  const t = useTranslations('openData')
  return (
    <dl className="open-data-examples">
      {problems.map(([name, status]) => (
        <div key={name} id={`problem-${name}`}>
          <dt>
            <code>{status}</code> {t(`problems.${name}.title`)}
          </dt>
          <dd>{t(`problems.${name}.detail`)}</dd>
        </div>
      ))}
    </dl>
  )
}

function commandOf(path: string): string {
  return `curl '${siteUrl}${apiPath}${path}'`
}
