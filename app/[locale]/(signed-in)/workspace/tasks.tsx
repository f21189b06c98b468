import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { Row } from '#components/ui/row.tsx'
import { formatDateTime, formatDay, formatNumber } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { ShiftToConfirm } from '#lib/hours/queries/shift-hours.ts'
import type { Today, TodayShift } from '#lib/participation/queries/today.ts'

export type Task = { count: number; title: string; note: string; href: string; action: string }
type Keyed = Task & { key: string }
/** What waits in the ledger: claims people sent, and shifts whose hours nobody confirmed. */
export type HoursToday = { claims: number; shifts: ShiftToConfirm[] }

/** What waits for the coordinator, the most urgent first; each leads to the place where it is done. */
export async function tasksOf(
  today: Today,
  hours: HoursToday,
  asked: { transfers: number; proposals: number },
): Promise<Keyed[]> {
  const t = await getTranslations('workspace.task')
  const locale = (await getLocale()) as Locale
  const shiftTask = (shift: TodayShift, kind: 'queue' | 'open', count: number): Keyed => ({
    key: `${kind} ${shift.id}`,
    count,
    title: t(`${kind}.title`, { count }),
    note: `${inLocale(shift.event, 'title', locale)}, ${formatDateTime(locale, shift.startsAt)}`,
    href: `/workspace/events/${shift.event.id}/shifts/${shift.id}`,
    action: t(`${kind}.action`),
  })
  const queued = new Set(today.queues.map(({ id }) => id))
  const open = today.open.filter(({ id }) => !queued.has(id))
  return [
    ...today.queues.map((shift) => shiftTask(shift, 'queue', shift.waiting)),
    ...open.map((shift) => shiftTask(shift, 'open', shift.places - shift.taken)),
    ...(await hoursTasks(hours)),
    ...(await transferTasks(asked.transfers)),
    ...(await proposalTask(asked.proposals)),
    ...(await peopleTasks(today)),
    ...today.drafts.map((event) => ({
      key: `draft ${event.id}`,
      count: 1,
      title: t('draft.title'),
      note: [inLocale(event, 'title', locale), event.isDateStated ? formatDay(locale, event.startsAt) : '']
        .filter(Boolean)
        .join(', '),
      href: `/workspace/events/${event.id}`,
      action: t('draft.action'),
    })),
  ]
}

async function hoursTasks({ claims, shifts }: HoursToday): Promise<Keyed[]> {
  const t = await getTranslations('workspace.task')
  const locale = (await getLocale()) as Locale
  const toConfirm = shifts.map(({ id, event, startsAt, people }) => ({
    key: `hours ${id}`,
    count: people,
    title: t('hours.title', { count: people }),
    note: `${inLocale(event, 'title', locale)}, ${formatDateTime(locale, startsAt)}`,
    href: `/workspace/events/${event.id}/shifts/${id}/hours`,
    action: t('hours.action'),
  }))
  const sent = {
    ...{ key: 'claims', count: claims, title: t('claims.title', { count: claims }) },
    ...{ note: t('claims.note'), href: '/workspace/hours', action: t('claims.action') },
  }
  return claims > 0 ? [...toConfirm, sent] : toConfirm
}

async function transferTasks(count: number): Promise<Keyed[]> {
  const t = await getTranslations('memberships.task')
  if (count === 0) return []
  const words = { title: t('title', { count }), note: t('note'), action: t('action') }
  return [{ key: 'transfers', count, href: '/workspace/transfers', ...words }]
}

async function proposalTask(count: number): Promise<Keyed[]> {
  if (count === 0) return []
  const t = await getTranslations('workspace.task.proposals')
  const href = '/workspace/proposals?state=submitted'
  return [
    { key: 'proposals', count, title: t('title', { count }), note: t('note'), href, action: t('action') },
  ]
}

async function peopleTasks({ minorsWithoutConsent, newPeople }: Today): Promise<Keyed[]> {
  const t = await getTranslations('workspace.task')
  const minors = {
    ...{
      key: 'minors',
      count: minorsWithoutConsent,
      title: t('minors.title', { count: minorsWithoutConsent }),
    },
    ...{ note: t('minors.note'), href: '/workspace/volunteers?consent=missing', action: t('minors.action') },
  }
  const fresh = {
    ...{ key: 'newPeople', count: newPeople, title: t('newPeople.title', { count: newPeople }) },
    ...{ note: t('newPeople.note'), href: '/workspace/volunteers?status=new', action: t('newPeople.action') },
  }
  return [minors, fresh].filter(({ count }) => count > 0)
}

/** One thing to do: how many, what, where. */
export async function TaskRow({ count, title, note, href, action }: Task) {
  const locale = (await getLocale()) as Locale
  return (
    <Row
      figure={
        <span className="numeral task-count" aria-hidden="true">
          {formatNumber(locale, count)}
        </span>
      }
      title={title}
      end={
        <ButtonLink href={href} look="small-quiet">
          {action}
        </ButtonLink>
      }
    >
      <p>{note}</p>
    </Row>
  )
}
