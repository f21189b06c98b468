import { useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import type { Locale } from '#lib/i18n/routing.ts'
import { countMost, type SearchKind, searchKinds, type SearchResult } from '#lib/search/rules.ts'
import type { Reading } from '#lib/search/rules/readings.ts'
import { type AskedSearch, searchAddress } from '#lib/search/schema.ts'
import { HitRow, type NamedUnit } from './hit-row.tsx'

type Props = {
  asked: AskedSearch
  found: SearchResult
  units: NamedUnit[]
  /** How the words were read. */
  read: Reading | undefined
}

/** What was found: the kinds as tabs, the best of each, or one kind page by page. */
export function SearchResults({ asked, found, units, read }: Props) {
  const t = useTranslations('search')
  const { filters } = asked
  const more = asked.isLiteral ? ({ as: 'typed' } as const) : {}
  return (
    <>
      <Kinds asked={asked} found={found} />
      <Said asked={asked} found={found} read={read} />
      {filters.kind ? (
        <Section title={t(`kinds.${filters.kind}`)}>
          <Rows>
            {found.hits.map((hit) => (
              <HitRow key={hit.recordId} hit={hit} units={units} />
            ))}
          </Rows>
          <Pagination
            next={found.next ? searchAddress(filters, { ...more, after: found.next }) : null}
            previous={null}
          />
        </Section>
      ) : (
        found.groups.map((group) => <Group key={group.kind} {...{ asked, found, units, group }} />)
      )}
    </>
  )
}

type GroupProps = Omit<Props, 'read'> & { group: SearchResult['groups'][number] }

function Group({ asked, found, units, group: { kind, count, hits } }: GroupProps) {
  const t = useTranslations('search')
  const more = asked.isLiteral ? ({ as: 'typed' } as const) : {}
  const words = useCount(found)
  return (
    <Section
      title={t(`kinds.${kind}`)}
      more={
        count > hits.length ? (
          <SiteLink href={searchAddress({ ...asked.filters, kind }, more)}>
            {t('allOf', { count: words(kind) })} <span className="sr-only">{t(`kinds.${kind}`)}</span>
          </SiteLink>
        ) : undefined
      }
    >
      <Rows>
        {hits.map((hit) => (
          <HitRow key={hit.recordId} hit={hit} units={units} />
        ))}
      </Rows>
    </Section>
  )
}

function Kinds({ asked: { filters, isLiteral }, found }: Pick<Props, 'asked' | 'found'>) {
  const t = useTranslations('search')
  const words = useCount(found)
  const more = isLiteral ? ({ as: 'typed' } as const) : {}
  const shown = searchKinds.filter((kind) => found.counts[kind] > 0 || kind === filters.kind)
  const all = { href: searchAddress({ ...filters, kind: '' }, more), label: t('all'), current: !filters.kind }
  return (
    <Tabs
      label={t('tabs')}
      tabs={[
        all,
        ...shown.map((kind) => ({
          href: searchAddress({ ...filters, kind }, more),
          label: t(`kinds.${kind}`),
          count: words(kind),
          current: kind === filters.kind,
        })),
      ]}
    />
  )
}

/** How much was found and how the words were read. */
function Said({ asked, found, read }: Omit<Props, 'units'>) {
  const t = useTranslations('search')
  const { filters, isLiteral } = asked
  const typed = filters.q
  const isOther = !isLiteral && read !== undefined && read.kind !== 'typed'
  const { total: count } = found
  return (
    <div className="search-said">
      <p role="status">
        {found.isCapped ? t('foundMany', { count: countMost }) : t('found', { count })}
        {found.matched === 'near' ? ` ${t('near')}` : ''}
      </p>
      {isOther ? (
        <Notice>
          <p>{t('read', { typed, read: read.text })}</p>
          <SiteLink href={searchAddress(filters, { as: 'typed' })}>{t('literal', { typed })}</SiteLink>
        </Notice>
      ) : null}
      {found.mended.map(({ from, to }) => (
        <p key={from}>{t('mended', { from, to })}</p>
      ))}
      {isLiteral ? (
        <p>
          {t('isLiteral')} <SiteLink href={searchAddress(filters)}>{t('wider')}</SiteLink>
        </p>
      ) : null}
    </div>
  )
}

/** The number of hits of a kind, or that there are more than are counted. */
function useCount(found: SearchResult): (kind: SearchKind) => string {
  const t = useTranslations('search')
  const format = new Intl.NumberFormat(useLocale() as Locale)
  return (kind) =>
    found.capped.includes(kind) ? t('many', { count: countMost }) : format.format(found.counts[kind])
}
