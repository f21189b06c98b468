import { getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { listWaysOut } from '#lib/events/public/ways-out.ts'
import { type EventFilters as Filters, filterQuery, readEventFilters } from '#lib/events/schema.ts'
import { addressOf, nearQuery, radiiKm, type RadiusKm } from '#lib/near/schema.ts'
import type { ChosenNear } from '../near-choice.ts'

type Props = {
  filters: Filters
  near: ChosenNear | null
  counts?: Record<RadiusKm, number>
}

/** An empty list says which filter empties it, and offers to drop it with what comes then. */
export async function NothingFound({ filters, near, counts }: Props) {
  const t = await getTranslations('events.list')
  const tNear = await getTranslations('near')
  const ways = await listWaysOut(filters, near?.area ?? null)
  const around = near ? nearQuery(near.choice) : {}
  const any = readEventFilters({})
  const wider = radiiKm.find((km) => near && km > near.choice.withinKm && (counts?.[km] ?? 0) > 0)
  const isPast = filters.when === 'past'
  const other = addressOf('/events', {
    ...filterQuery({ ...filters, when: isPast ? '' : 'past' }),
    ...around,
  })
  return (
    <EmptyState
      title={t('emptyTitle')}
      actions={
        <>
          <SiteLink href="/events">{t('showAll')}</SiteLink>
          <SiteLink href={other}>{isPast ? t('showAhead') : t('showPast')}</SiteLink>
        </>
      }
    >
      {ways.length > 0 ? <p>{tNear('waysOut')}</p> : <p>{t('emptyText')}</p>}
      <ul className="ways-out">
        {wider && near ? (
          <li>
            <SiteLink
              href={addressOf('/events', {
                ...filterQuery(filters),
                ...nearQuery({ ...near.choice, withinKm: wider }),
              })}
            >
              {tNear('widen', { km: wider, count: counts?.[wider] ?? 0 })}
            </SiteLink>
          </li>
        ) : null}
        {ways.map(({ filter, count }) => (
          <li key={filter}>
            <SiteLink
              href={addressOf('/events', {
                ...filterQuery({ ...filters, [filter]: any[filter] }),
                ...around,
              })}
            >
              {tNear('without', { filter: tNear(`filters.${filter}`), count })}
            </SiteLink>
          </li>
        ))}
      </ul>
    </EmptyState>
  )
}
