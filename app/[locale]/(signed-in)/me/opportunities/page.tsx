import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FilterForm, FilterSelect } from '#components/ui/filter-form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listOpenShifts, type OpenShift } from '#lib/participation/queries/sign-up.ts'
import { listDirections, listUnits } from '#lib/region/public.ts'
import { MeTabs } from '../me-tabs.tsx'
import { NoCard } from '../no-card.tsx'
import { OpenDays } from './open-days.tsx'

export const dynamic = 'force-dynamic'

type Said = Record<string, string | string[] | undefined>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signUps.open')
  return { title: t('title') }
}

export default async function OpportunitiesPage({ searchParams }: { searchParams: Promise<Said> }) {
  const actor = await requireActor()
  if (!actor.volunteerId) return <NoCard />
  const t = await getTranslations('signUps.open')
  const me = await getTranslations('me.tabs')
  const wish = readWish(await searchParams)
  const shifts = await listOpenShifts(actor, await idsOf(wish))
  const possible = shifts.filter(isPossible)
  const shown = wish.isAll ? shifts : possible
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} crumbs={[{ href: '/me', label: me('book') }]} />
      <div className="shell">
        <MeTabs current="opportunities" />
        <Filters wish={wish} />
        <Chips
          label={t('which')}
          tabs={[
            { href: hrefOf(wish, false), label: t('mine'), count: possible.length, current: !wish.isAll },
            { href: hrefOf(wish, true), label: t('all'), count: shifts.length, current: wish.isAll },
          ]}
        />
        {shown.length === 0 ? <Nothing wish={wish} rest={shifts.length} /> : <OpenDays shifts={shown} />}
      </div>
    </>
  )
}

function isPossible({ chance }: OpenShift): boolean {
  return chance === 'takeable' || chance === 'waitable' || chance === 'askable'
}

type Wish = { direction: string; unit: string; isAll: boolean }

function readWish(said: Said): Wish {
  const code = (value: Said[string]) =>
    typeof value === 'string' && /^[a-z0-9][a-z0-9-]{0,79}$/.test(value) ? value : ''
  return { direction: code(said.direction), unit: code(said.unit), isAll: said.all === '1' }
}

/** A filter that names nothing is left out: an old address still shows a list. */
async function idsOf({ direction, unit }: Wish) {
  const [directions, units] = await Promise.all([listDirections(), listUnits()])
  return {
    directionId: directions.find(({ code }) => code === direction)?.id,
    unitId: units.find(({ slug }) => slug === unit)?.id,
  }
}

function hrefOf({ direction, unit }: Wish, isAll: boolean): string {
  const query = new URLSearchParams(
    Object.entries({ direction, unit, all: isAll ? '1' : '' }).filter(([, value]) => value !== ''),
  ).toString()
  return query === '' ? '/me/opportunities' : `/me/opportunities?${query}`
}

async function Filters({ wish }: { wish: Wish }) {
  const t = await getTranslations('events.list')
  const own = await getTranslations('signUps.open')
  const locale = (await getLocale()) as Locale
  const [directions, units] = await Promise.all([listDirections(), listUnits()])
  const isSet = wish.direction !== '' || wish.unit !== ''
  return (
    <FilterForm
      action="/me/opportunities"
      hidden={{ all: wish.isAll ? '1' : undefined }}
      submit={own('show')}
      reset={
        isSet
          ? { href: hrefOf({ ...wish, direction: '', unit: '' }, wish.isAll), label: t('reset') }
          : undefined
      }
      row
    >
      <FilterSelect
        name="unit"
        label={t('unit')}
        any={t('anyUnit')}
        value={wish.unit}
        options={units.map((unit) => ({ value: unit.slug, label: inLocale(unit, 'name', locale) }))}
      />
      <FilterSelect
        name="direction"
        label={t('direction')}
        any={t('anyDirection')}
        value={wish.direction}
        options={directions.map((one) => ({ value: one.code, label: inLocale(one, 'name', locale) }))}
      />
    </FilterForm>
  )
}

/** Why there is nothing, and what can be done about it. */
async function Nothing({ wish, rest }: { wish: Wish; rest: number }) {
  const t = await getTranslations('signUps.open')
  const isFiltered = wish.direction !== '' || wish.unit !== ''
  const text = isFiltered ? t('nothingFiltered') : rest > 0 ? t('nothingForYou') : t('nothingAhead')
  return (
    <EmptyState
      title={t('nothing')}
      actions={
        isFiltered ? (
          <ButtonLink href="/me/opportunities">{t('everywhere')}</ButtonLink>
        ) : rest > 0 && !wish.isAll ? (
          <ButtonLink href={hrefOf(wish, true)}>{t('why')}</ButtonLink>
        ) : (
          <ButtonLink href="/events">{t('events')}</ButtonLink>
        )
      }
    >
      <p>{text}</p>
    </EmptyState>
  )
}
