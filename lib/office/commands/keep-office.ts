import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { canKeepOffice } from '../policy.ts'
import { weekVersion } from '../rules.ts'
import type { ExceptionInput, OfficeHoursInput, OfficeInput } from '../schema.ts'

const code = 'region'
const facts = { type: 'office', id: null }

/** Keeps address, way, building and contacts. `version` 0 is the first time; of two editors the later one gets a Conflict. */
export async function saveOffice(actor: Actor, { version, ...data }: OfficeInput): Promise<void> {
  requireKeeper(actor)
  try {
    await transaction(async (tx) => {
      if (version === 0) await tx.office.create({ data: { code, ...data } })
      else {
        const where = { code, version }
        const { count } = await tx.office.updateMany({ where, data: { ...data, version: { increment: 1 } } })
        if (count === 0) throw new Conflict('form.stale')
      }
      await record(tx, actor, 'office.edited', facts)
    })
  } catch (error) {
    if (uniqueViolation(error)) throw new Conflict('form.stale')
    throw error
  }
}

/**
 * Sets the usual week, whole: what the form shows is what is kept. Hours set here are real from then on. `version` is that of the
 * week the form was made from; of two editors the later one gets a Conflict.
 */
export async function saveOfficeHours(actor: Actor, { version, days }: OfficeHoursInput): Promise<void> {
  requireKeeper(actor)
  const week = days.flatMap(({ opensAt, closesAt, breakFrom, breakTo }, index) =>
    opensAt && closesAt ? [{ weekday: index + 1, opensAt, closesAt, breakFrom, breakTo }] : [],
  )
  await transaction(async (tx) => {
    // A week without a row has nothing to lock.
    await tx.$executeRaw`LOCK TABLE "OfficeDay" IN SHARE ROW EXCLUSIVE MODE`
    if (weekVersion(await tx.officeDay.findMany()) !== version) throw new Conflict('form.stale')
    await tx.officeDay.deleteMany({})
    await tx.officeDay.createMany({ data: week })
    await record(tx, actor, 'office.hoursSet', facts)
  })
}

/** Says that a day is not as usual: closed, or open at other hours. The same day again replaces what was said. */
export async function setException(actor: Actor, { day, ...input }: ExceptionInput): Promise<void> {
  requireKeeper(actor)
  const date = new Date(`${day}T00:00:00Z`)
  const data = { ...input, isClosed: input.opensAt === null }
  await transaction(async (tx) => {
    await tx.officeException.upsert({ where: { day: date }, create: { day: date, ...data }, update: data })
    await record(tx, actor, 'office.dayChanged', { ...facts, label: day })
  })
}

/** The day is as usual again; a second call is a Conflict. */
export async function removeException(actor: Actor, { day }: { day: string }): Promise<void> {
  requireKeeper(actor)
  await transaction(async (tx) => {
    const { count } = await tx.officeException.deleteMany({ where: { day: new Date(`${day}T00:00:00Z`) } })
    if (count === 0) throw new Conflict('office.refusals.dayGone')
    await record(tx, actor, 'office.dayChanged', { ...facts, label: day })
  })
}

/** To whoever does not keep the office, its desk does not exist. */
export function requireKeeper(actor: Actor): void {
  if (!canKeepOffice(actor)) throw new NotFound('form.notFound')
}
