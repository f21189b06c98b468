import type { Actor } from '#lib/accounts/actor.ts'
import { dayMs, dayOf, now } from '#lib/platform/clock.ts'
import { db, type Tx } from '#lib/platform/db.ts'
import { askRefresh } from '#lib/refreshes/commands.ts'
import { countChanges, countInterests, countPeople } from '../queries/count-people.ts'
import { countRecords, listPlaces } from '../queries/count-records.ts'
import { countPresences, sumMinutes } from '../queries/count-work.ts'
import { assemble } from '../rules/assemble.ts'
import { addInterests, addPeople, addWork, type CellModel, emptyModel, monthsUpTo } from '../rules/cells.ts'
import { checksumOf, dayText, isDue } from '../rules.ts'
import { addGrowth } from '../rules/growth.ts'
import { keptBack, type Last } from '../rules/over-time.ts'
import { keptBackIn } from '../rules/printed.ts'
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
  const figures = await countAll(tx, at, day)
  await tx.statisticsEdition.deleteMany({ where: on })
  await tx.statisticsEdition.create({ data: { ...on, madeAt: at, figures, checksum: checksumOf(figures) } })
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

async function countAll(tx: Tx, at: Date, day: string): Promise<Figures> {
  const months = monthsUpTo(day, monthsShown)
  const { units, directions } = await listPlaces(null, tx)
  const records = await countRecords(null, tx, at)
  const facts = { day, months, units, directions, records }
  const model = await countCells(tx, facts)
  const hidden = keptBack(model, months, day, await findLast(tx))
  return figuresSchema.parse(assemble(facts, model, hidden))
}

/** What the edition before kept back, also of this very day when it is made again. */
async function findLast(tx: Tx): Promise<Last> {
  const last = await tx.statisticsEdition.findFirst({ orderBy: { day: 'desc' } })
  return last && { day: dayText(last.day), hidden: keptBackIn(figuresSchema.parse(last.figures)) }
}

type Places = { day: string; months: string[]; units: { slug: string }[]; directions: { code: string }[] }

async function countCells(tx: Tx, { day, months, units, directions }: Places): Promise<CellModel> {
  const model = emptyModel()
  const places = {
    units: units.map(({ slug }) => slug),
    directions: directions.map(({ code }) => code),
    months,
  }
  addPeople(model, await countPeople(null, tx, day), places.units)
  addInterests(model, await countInterests(null, tx))
  addGrowth(model, await countChanges(null, tx, months[0]!), months)
  addWork(model, 'presences', await countPresences(null, tx, { day, months }), places)
  addWork(model, 'minutes', await sumMinutes(null, tx, { day, months }), places)
  return model
}
