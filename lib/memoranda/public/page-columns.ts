import { pictureColumns, pictureOf } from '#lib/files/rules.ts'
import { inLocale, localeOf } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { dayText, obligationState } from '../rules.ts'
import { type Delivered, shown, nothingDelivered } from '../rules/promise.ts'
import { lineColumns } from '../rules/register.ts'

const titles = { titleKk: true, titleRu: true, titleEn: true } as const
const names = { nameKk: true, nameRu: true, nameEn: true } as const

/** What a memorandum's page reads. */
export const pageColumns = {
  ...lineColumns,
  ...{ summaryKk: true, summaryRu: true, summaryEn: true, updatedAt: true },
  ...{ bodyKk: true, bodyRu: true, bodyEn: true },
  ...{ terminationReasonKk: true, terminationReasonRu: true, terminationReasonEn: true },
  parties: {
    orderBy: { position: 'asc' },
    select: {
      ...{ id: true, ...names },
      organisation: {
        select: { slug: true, state: true, logo: { select: { ...pictureColumns, isPublic: true } } },
      },
    },
  },
  event: { select: { slug: true, state: true, centre: { select: { state: true } }, ...titles } },
  file: { select: { storageKey: true, bytes: true, isPublic: true } },
  obligations: {
    orderBy: { position: 'asc' },
    select: {
      ...{ id: true, textKk: true, textRu: true, textEn: true, dueOn: true, doneOn: true },
      ...{ promised: true, promisedUnit: true },
      party: { select: names },
      events: {
        where: { event: { state: 'published', centre: { state: 'published' } } },
        orderBy: { event: { startsAt: 'desc' } },
        take: 50,
        select: {
          event: { select: { slug: true, startsAt: true, endsAt: true, isDateStated: true, ...titles } },
        },
      },
    },
  },
  decisions: {
    // Sides sign off only what is agreed, so any of these says that it is.
    where: { voidedAt: null, kind: { in: ['agreed', 'signedOff'] } },
    orderBy: { madeAt: 'asc' },
    select: { id: true, kind: true, madeAt: true, party: { select: names } },
  },
  addenda: {
    where: { isAccepted: true },
    orderBy: { number: 'asc' },
    select: {
      ...{ number: true, previousUntil: true, validUntil: true, decidedAt: true },
      ...{ noteKk: true, noteRu: true, noteEn: true },
    },
  },
} satisfies Prisma.MemorandumSelect

type Row = Prisma.MemorandumGetPayload<{ select: typeof pageColumns }>
/** The logos of the sides, in their order; null where there is none to show. */
export function presentLogos({ parties }: Pick<Row, 'parties'>) {
  return parties.map(({ organisation }) => {
    const logo = organisation?.state === 'published' ? organisation.logo : null
    return logo?.isPublic ? pictureOf(logo) : null
  })
}

type Reading = { locale: Locale; today: string; delivered: Map<string, Delivered> }

/** The obligations as anyone may see them, each with the events held under it. */
export function presentObligations(row: Pick<Row, 'obligations'>, { locale, today, delivered }: Reading) {
  return row.obligations.map((obligation) => {
    const { id, dueOn, doneOn, party, promised, promisedUnit, events } = obligation
    const days = { dueOn: dayText(dueOn), doneOn: dayText(doneOn) }
    return {
      text: inLocale(obligation, 'text', locale),
      locale: localeOf(obligation, 'text', locale),
      ...days,
      state: obligationState(days, today),
      party: party ? inLocale(party, 'name', locale) : null,
      promise: promised !== null && promisedUnit !== null ? { count: promised, unit: promisedUnit } : null,
      delivered: delivered.get(id) ?? shown(nothingDelivered),
      events: events.map(({ event }) => ({
        href: `/events/${event.slug}`,
        title: inLocale(event, 'title', locale),
        on: event.isDateStated ? dayOf(event.startsAt) : null,
        isOver: event.endsAt <= now(),
      })),
    }
  })
}

/** What was decided, in the order it was. */
export function presentPast({ decisions, addenda }: Pick<Row, 'decisions' | 'addenda'>, locale: Locale) {
  return {
    decisions: decisions.map(({ kind, madeAt, party }) => ({
      ...{ kind: kind === 'agreed' ? ('agreed' as const) : ('signedOff' as const), on: dayOf(madeAt) },
      party: party ? inLocale(party, 'name', locale) : null,
    })),
    addenda: addenda.map((addendum) => ({
      number: addendum.number,
      previousUntil: dayText(addendum.previousUntil),
      validUntil: dayText(addendum.validUntil),
      on: addendum.decidedAt ? dayOf(addendum.decidedAt) : null,
      note: inLocale(addendum, 'note', locale),
    })),
  }
}
