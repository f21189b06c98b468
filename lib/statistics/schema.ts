import { z } from 'zod'
import { centreHosts } from '#lib/centres/schema.ts'
import { eventKinds } from '#lib/events/schema.ts'

/** Groups of age on the day of the edition. The law draws its lines at 14 and 18; youth ends at 35 by law, and the groups follow the office's own reports. */
export const ageGroups = ['under14', '14-17', '18-28', '29-45', '46-62', '63+', 'unknown'] as const
export type AgeGroup = (typeof ageGroups)[number]

/** What is counted by people and by what they did: `presences` are marks "was there", `minutes` confirmed minutes of the ledger. */
export const measures = ['people', 'presences', 'minutes'] as const
export type Measure = (typeof measures)[number]

/** A number of people, or of what people did; null when it is kept back, because it tells of one to four people or would give such a one away. */
const kept = z.int().nullable()
const count = z.int().min(0)
const slug = z.string().min(1).max(160)
const month = z.string().regex(/^\d{4}-\d\d$/)

/** Public events: `past` and `ahead` are the two lists of the site, `held` those of the past that were not cancelled. */
const events = z.strictObject({ past: count, ahead: count, held: count, cancelled: count })
export type EventCounts = z.output<typeof events>

const people = { people: kept, presences: kept, minutes: kept }
const ofAge = z.strictObject({ age: z.enum(ageGroups), ...people })
const ages = z.array(z.strictObject({ age: z.enum(ageGroups), people: kept }))
/** Null is no direction. */
const directions = z.array(z.strictObject({ direction: slug.nullable(), people: kept }))
/** Of people and work of one place. `yearAgo` are its people at the end of this month a year ago. */
const place = { ...people, ages, directions, yearAgo: kept }
/** `earlier` stands for all years before those named. */
const years = z.array(
  z.strictObject({ year: z.string().regex(/^(?:\d{4}|earlier)$/), presences: kept, minutes: kept }),
)

const unit = z.strictObject({
  slug,
  ...place,
  centres: count,
  organisations: count,
  events,
  years,
  /** Events held and minutes, by month. */
  months: z.array(z.strictObject({ month, minutes: kept, events: count })),
})
export type UnitFigures = z.output<typeof unit>

/** The shape of an edition. A new field is a new version. */
export const figuresSchema = z.strictObject({
  version: z.literal(2),
  day: z.iso.date(),
  region: z.strictObject({
    ...people,
    centres: count,
    organisations: count,
    events,
    awards: count,
    memoranda: count,
    library: count,
    news: z.strictObject({ kk: count, ru: count, en: count }),
  }),
  /** By the unit of the centre or organisation people belong to, and of the event or claim the work was done for. */
  units: z.array(unit),
  /** People of organisations that name no unit, and work that belongs to none. */
  elsewhere: z.strictObject({
    ...place,
    organisations: count,
    years,
    months: z.array(z.strictObject({ month, minutes: kept })),
  }),
  /** Published centres and organisations with the people whose primary membership is there; none for those newer than the count. */
  centres: z.array(z.strictObject({ slug, unit: slug, people: kept.optional() })),
  organisations: z.array(z.strictObject({ slug, unit: slug.nullable(), people: kept.optional() })),
  ages: z.array(ofAge),
  /** People by what their cards say they like to do, several each; the work by what it was. Null is no direction. */
  directions: z.array(z.strictObject({ direction: slug.nullable(), ...people, events })),
  kinds: z.array(z.strictObject({ kind: z.enum(eventKinds), events })),
  hosts: z.array(z.strictObject({ host: z.enum(centreHosts), centres: count })),
  /** The last 24 months, the running one among them: people on its last day (or today), events held in it. */
  months: z.array(z.strictObject({ month, ...people, events: count })),
  /** What was done before them. */
  earlier: z.strictObject({ presences: kept, minutes: kept }),
})
export type Figures = z.output<typeof figuresSchema>

/** An edition as pages and files read it. */
export type Edition = { day: string; madeAt: Date; checksum: string; figures: Figures }
