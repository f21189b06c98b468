import { dayOf } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { mustGet, type Random, seededRandom } from '../random.ts'

type Names = {
  nameKk: string
  nameRu: string
  nameEn: string
  shortKk: string
  shortRu: string
  shortEn: string
}
export type UnitRow = Names & { id: string; slug: string; latitude: number; longitude: number }

/** What every part of the demo region is made from: the client, repeatable chance, the load's moment, the reference lists. */
export type Region = {
  tx: Tx
  random: Random
  now: Date
  /** The day of loading in the region's zone, `YYYY-MM-DD`. */
  today: string
  units: ReadonlyMap<string, UnitRow>
  directions: ReadonlyMap<string, string>
  skills: ReadonlyMap<string, string>
  legalForms: ReadonlyMap<string, string>
  awardKinds: ReadonlyMap<string, string>
  subjects: ReadonlyMap<string, string>
}

export async function openRegion(tx: Tx, now: Date): Promise<Region> {
  const names = { nameKk: true, nameRu: true, nameEn: true, shortKk: true, shortRu: true, shortEn: true }
  const units = await tx.unit.findMany({
    select: { id: true, slug: true, latitude: true, longitude: true, ...names },
    orderBy: { kato: 'asc' },
  })
  const select = { id: true, code: true }
  return {
    tx,
    now,
    random: seededRandom(20261123),
    today: dayOf(now),
    units: new Map(units.map((unit) => [unit.slug, unit])),
    directions: byCode(await tx.direction.findMany({ select })),
    skills: byCode(await tx.skill.findMany({ select })),
    legalForms: byCode(await tx.legalForm.findMany({ select })),
    awardKinds: byCode(await tx.awardKind.findMany({ select })),
    subjects: byCode(await tx.memorandumSubject.findMany({ select })),
  }
}

function byCode(rows: { id: string; code: string }[]): Map<string, string> {
  return new Map(rows.map(({ code, id }) => [code, id]))
}

export function unitOf(region: Region, slug: string): UnitRow {
  return mustGet(region.units, slug)
}

/** Rows in portions: one statement of a thousand rows is quick, one of ten thousand meets the limit of bound values. */
export async function inPortions<Row>(
  rows: readonly Row[],
  write: (portion: Row[]) => Promise<unknown>,
): Promise<void> {
  const size = 1000
  for (let start = 0; start < rows.length; start += size) await write(rows.slice(start, start + size))
}
