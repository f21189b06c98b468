import type { Actor } from '#lib/accounts/actor.ts'
import { dayMs, dayOf, now } from '#lib/platform/clock.ts'
import { db, type Tx } from '#lib/platform/db.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { askRefresh } from '#lib/refreshes/commands.ts'
import { countChanges, countInterests, countPeople } from '../queries/count-people.ts'
import { countRecords, listPlaces } from '../public/records.ts'
import { countDoers, countWork, type WorkMeasure } from '../queries/count-work.ts'
import { assemble, type Facts } from '../rules/assemble.ts'
import {
  addInterests,
  addPeople,
  addWork,
  type CellModel,
  elsewhere,
  emptyModel,
  monthsUpTo,
  type WorkParts,
} from '../rules/cells.ts'
import { checksumOf, dayText, isDue } from '../rules.ts'
import { addGrowth } from '../rules/growth.ts'
import { type Basis, holdUnits, toldUntil } from '../rules/hold.ts'
import { keptBack, type Last, type Printed } from '../rules/over-time.ts'
import { keptBackIn, printedCells } from '../rules/printed.ts'
import { type Figures, figuresSchema } from '../schema.ts'

const monthsShown = 24
const daysKept = 62
/** Millions of rows are added up at once, in the worker and at night. */
const timeoutMs = 1_200_000

type Choice = { at?: Date; isAgain?: boolean }

/**
 * Counts everything public about the region as it is at one instant and keeps it as the edition of that day; returns whether one
 * was made. A day has one edition: a second call, or one at the same time, makes none, unless `isAgain` asks for a new one in its
 * place. Nobody's rights are asked: the figures are public.
 */
export async function makeEdition(
  _actor: Actor | null,
  { at = now(), isAgain = false }: Choice = {},
): Promise<boolean> {
  return db.$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe(`SET LOCAL statement_timeout = ${timeoutMs}`)
      await tx.$executeRawUnsafe(`SET LOCAL lock_timeout = ${timeoutMs}`)
      // Whole tables are read and added up: what pages are tuned for, a few rows by an index, is not what is asked here.
      await tx.$executeRawUnsafe(`SET LOCAL work_mem = '64MB'`)
      await tx.$executeRawUnsafe('SET LOCAL random_page_cost = 4')
      // Before the first question: what is read is as it was when the lock was given, so the second of two sees the first one's row.
      await tx.$executeRaw`LOCK TABLE "StatisticsEdition" IN SHARE ROW EXCLUSIVE MODE`
      return makeIn(tx, at, isAgain)
    },
    { isolationLevel: 'RepeatableRead', maxWait: 10_000, timeout: timeoutMs },
  )
}

/** Makes the edition that is due: at once when there is none or the last is old, else once a night. Returns how many were made. */
export async function makeDueEdition(actor: Actor | null, at: Date = now()): Promise<number> {
  const last = await db.statisticsEdition.findFirst({
    orderBy: { day: 'desc' },
    select: { day: true, madeAt: true },
  })
  if (!isDue(last && { day: dayText(last.day), madeAt: last.madeAt }, at)) return 0
  return (await makeEdition(actor, { at })) ? 1 : 0
}

async function makeIn(tx: Tx, at: Date, isAgain: boolean): Promise<boolean> {
  const day = dayOf(at)
  const on = { day: new Date(day) }
  if (!isAgain && (await tx.statisticsEdition.count({ where: on })) > 0) return false
  const { figures, basis } = await countAll(tx, at, day)
  await tx.statisticsEdition.deleteMany({ where: on })
  // Only the next edition asks what this one's numbers came from.
  await tx.statisticsEdition.updateMany({ data: { basis: Prisma.DbNull } })
  await tx.statisticsEdition.create({
    data: { ...on, madeAt: at, figures, checksum: checksumOf(figures), basis },
  })
  await forgetOld(tx, on.day)
  await askRefresh(null, tx, ['figures'])
  return true
}

/** The days of two months stay, and of older months the first: what was public then, without a growing heap. */
async function forgetOld(tx: Tx, day: Date): Promise<void> {
  const oldest = new Date(day.getTime() - daysKept * dayMs)
  await tx.$executeRaw`
    DELETE FROM "StatisticsEdition" e WHERE e."day" < ${oldest}::date AND EXISTS (
      SELECT 1 FROM "StatisticsEdition" o WHERE o."day" < e."day" AND date_trunc('month', o."day") = date_trunc('month', e."day"))`
}

async function countAll(tx: Tx, at: Date, day: string): Promise<{ figures: Figures; basis: Basis }> {
  const facts = {
    ...{ day, months: monthsUpTo(day, monthsShown) },
    ...(await listPlaces(tx)),
    records: await countRecords(tx, at),
  }
  const last = await findLast(tx)
  const { model, basis } = await countCells(tx, facts, last?.basis ?? null)
  const hidden = keptBack(model, facts.months, day, { last, earlier: await listEarlier(tx, day) })
  const read = (cell: string) => (hidden.has(cell) ? null : (model.cells.get(cell)?.value ?? 0))
  return { figures: figuresSchema.parse(assemble(facts, read)), basis }
}

/** What the edition before kept back, also of this very day when it is made again, and what its numbers came from. */
async function findLast(tx: Tx): Promise<(Last & { basis: Basis | null }) | null> {
  const last = await tx.statisticsEdition.findFirst({ orderBy: { day: 'desc' } })
  if (!last) return null
  const hidden = keptBackIn(figuresSchema.parse(last.figures))
  return { day: dayText(last.day), hidden, basis: last.basis as Basis | null }
}

/** What the first edition of each month of a year printed: within a month later ones print no more. */
async function listEarlier(tx: Tx, day: string): Promise<Printed[]> {
  const rows = await tx.$queryRaw<{ figures: unknown }[]>`
    SELECT DISTINCT ON (date_trunc('month', e."day")) e."figures" FROM "StatisticsEdition" e
    WHERE e."day" > ${day}::date - interval '1 year' ORDER BY date_trunc('month', e."day"), e."day"`
  return rows.map(({ figures }) => printedCells(figuresSchema.parse(figures)))
}

async function countCells(
  tx: Tx,
  facts: Facts,
  last: Basis | null,
): Promise<{ model: CellModel; basis: Basis }> {
  const places = placesOf(facts)
  const units = [...places.units, elsewhere]
  const held = await countUnits(tx, facts, last)
  const model = emptyModel()
  addPeople(
    model,
    units.flatMap((unit) => held[unit]!.people.map((row) => ({ unit, ...row }))),
    places.units,
  )
  addInterests(
    model,
    units.flatMap((unit) => held[unit]!.interests.map((row) => ({ unit, ...row }))),
    places,
  )
  const growth = Object.fromEntries(units.map((unit) => [unit, held[unit]!.months]))
  addGrowth(model, growth, places.months)
  const work = { presences: {}, minutes: {} }
  for (const measure of ['presences', 'minutes'] as const)
    work[measure] = await countMeasure(tx, { model, measure, places, last })
  return { model, basis: { month: places.months.at(-1)!, units: held, work } }
}

function placesOf({ units, directions, months }: Facts): WorkParts {
  return { units: units.map(({ slug }) => slug), directions: directions.map(({ code }) => code), months }
}

async function countUnits(tx: Tx, facts: Facts, last: Basis | null): Promise<Basis['units']> {
  const { units, months } = placesOf(facts)
  const { centres, organisations } = facts.records
  const bodies = [
    ...centres.map(({ slug }) => `centre/${slug}`),
    ...organisations.map(({ slug }) => `organisation/${slug}`),
  ]
  const counted = {
    ...{ months, units: [...units, elsewhere], bodies: new Set(bodies) },
    people: await countPeople(null, tx, facts.day),
    interests: await countInterests(null, tx),
    changes: await countChanges(null, tx, months[0]!),
  }
  return holdUnits(counted, last)
}

type Measuring = { model: CellModel; measure: WorkMeasure; places: WorkParts; last: Basis | null }

/** Adds what was done, and says up to when it is now known of each unit. */
async function countMeasure(
  tx: Tx,
  { model, measure, places, last }: Measuring,
): Promise<Record<string, string>> {
  const [{ now: instant }] = await tx.$queryRaw<[{ now: Date }]>`SELECT now() AS "now"`
  const before = last?.work[measure] ?? {}
  const until = toldUntil(before, await countDoers(null, tx, measure, before))
  addWork(model, measure, await countWork(null, tx, measure, { months: places.months, until }), places)
  const units = [...places.units, elsewhere]
  return Object.fromEntries(units.map((unit) => [unit, until[unit] ?? instant.toISOString()]))
}
