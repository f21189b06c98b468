import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import type { Reading } from '../rules/read-row.ts'
import { dictionaryOf } from '../rules/words.ts'

const names = { id: true, nameKk: true, nameRu: true, nameEn: true }

/** What rows are read with: the reference in three languages, and today. */
export async function findReading(_actor: Actor | null): Promise<Reading> {
  const [units, directions, skills] = await Promise.all([
    db.unit.findMany({ select: { ...names, shortKk: true, shortRu: true, shortEn: true } }),
    db.direction.findMany({ select: names }),
    db.skill.findMany({ select: names }),
  ])
  const named = (rows: { id: string; nameKk: string; nameRu: string; nameEn: string }[]) =>
    dictionaryOf(rows.map(({ id, ...rest }) => ({ id, names: Object.values(rest) })))
  return {
    choices: { units: named(units), directions: named(directions), skills: named(skills) },
    today: dayOf(now()),
  }
}
