import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FilterForm, FilterSelect } from '#components/ui/filter-form.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import type { CalendarChoices, CalendarEvent } from '#lib/events/queries/calendar.ts'
import { shiftedView } from '#lib/events/rules/calendar.ts'
import {
  type CalendarAddress,
  calendarQuery,
  calendarStates,
  calendarViews,
} from '#lib/events/schema/calendar.ts'
import { eventKinds } from '#lib/events/schema.ts'
import { formatDateRange, formatMonth } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { CalendarList } from './calendar-list.tsx'
import { WorkCalendar } from './work-calendar.tsx'

type Props = {
  /** The calendar's own address without the language. */
  path: string
  lede: string
  address: CalendarAddress
  days: string[]
  today: string
  events: CalendarEvent[]
  choices: CalendarChoices
  canCreate: boolean
}

/** A calendar of events for the people who plan them: month, week or list, with filters in the address. */
export async function CalendarBoard({ path, lede, address, days, today, events, choices, canCreate }: Props) {
  const t = await getTranslations('series.calendar')
  const locale = (await getLocale()) as Locale
  const { view, day } = address
  const to = (other: CalendarAddress) => `${path}?${calendarQuery(other)}`
  const span =
    view === 'week' ? formatDateRange(locale, days[0] ?? day, days[6] ?? day) : formatMonth(locale, day)
  const title = span.charAt(0).toLocaleUpperCase(locale) + span.slice(1)
  const clashing = events.filter(({ clashes }) => clashes.length > 0).length
  const newHref = canCreate ? (on: string) => `/workspace/events/new?day=${on}` : null
  return (
    <>
      <PageHead title={title} lede={lede} meta={t('count', { count: events.length })}>
        <nav className="actions" aria-label={t('turn')}>
          <SiteLink
            href={to({ ...address, day: shiftedView(view, day, -1) })}
            className="button button-small button-quiet"
          >
            <Icon name="previous" /> {t('previous')}
          </SiteLink>
          <SiteLink href={to({ ...address, day: today })} className="button button-small button-quiet">
            {t('toToday')}
          </SiteLink>
          <SiteLink
            href={to({ ...address, day: shiftedView(view, day, 1) })}
            className="button button-small button-quiet"
          >
            {t('next')} <Icon name="next" />
          </SiteLink>
        </nav>
      </PageHead>
      <div className="shell">
        <Tabs
          label={t('views')}
          tabs={calendarViews.map((each) => ({
            href: to({ ...address, view: each }),
            label: t(each),
            current: each === view,
          }))}
        />
        <Filters path={path} address={address} choices={choices} />
        {clashing > 0 ? <Notice>{t('clashes', { count: clashing })}</Notice> : null}
        {view === 'list' && events.length === 0 ? (
          <EmptyState title={t('empty')}>
            <p>{t('emptyText')}</p>
          </EmptyState>
        ) : view === 'list' ? (
          <CalendarList caption={t('captionOf', { span: title })} events={events} />
        ) : (
          <WorkCalendar
            caption={t('captionOf', { span: title })}
            month={view === 'month' ? day.slice(0, 7) : null}
            {...{ days, today, events, newHref }}
          />
        )}
      </div>
    </>
  )
}

async function Filters({ path, address, choices }: Pick<Props, 'path' | 'address' | 'choices'>) {
  const t = await getTranslations('series.calendar')
  const tEvents = await getTranslations('events')
  const locale = (await getLocale()) as Locale
  const { view, day, unit, centreId, kind, direction, state } = address
  const isSet = [unit, centreId, kind, direction, state].some(Boolean)
  const named = <Row extends { nameKk: string }>(rows: Row[], valueOf: (row: Row) => string) =>
    rows.map((row) => ({ value: valueOf(row), label: inLocale(row as { nameKk: string }, 'name', locale) }))
  return (
    <FilterForm
      action={path}
      submit={tEvents('list.show')}
      summary={tEvents('list.filters')}
      isOpen={isSet}
      hidden={{ view, day }}
      reset={isSet ? { href: `${path}?view=${view}&day=${day}`, label: tEvents('list.reset') } : undefined}
      row
    >
      <FilterSelect
        name="unit"
        label={tEvents('list.unit')}
        any={tEvents('list.anyUnit')}
        value={unit}
        options={named(choices.units, ({ slug }) => slug)}
      />
      <FilterSelect
        name="centre"
        label={tEvents('work.centre')}
        any={tEvents('work.anyCentre')}
        value={centreId}
        options={named(choices.centres, ({ id }) => id)}
      />
      <FilterSelect
        name="kind"
        label={tEvents('list.kind')}
        any={tEvents('list.anyKind')}
        value={kind}
        options={eventKinds.map((value) => ({ value, label: tEvents(`kinds.${value}`) }))}
      />
      <FilterSelect
        name="direction"
        label={tEvents('list.direction')}
        any={tEvents('list.anyDirection')}
        value={direction}
        options={named(choices.directions, ({ code }) => code)}
      />
      <FilterSelect
        name="state"
        label={tEvents('work.state')}
        any={t('anyState')}
        value={state}
        options={calendarStates.map((value) => ({ value, label: tEvents(`state.${value}`) }))}
      />
    </FilterForm>
  )
}
