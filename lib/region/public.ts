import { cacheLife, cacheTag } from 'next/cache'
import { db } from '#lib/platform/db.ts'

/** The region's units, north to south and west to east as on the tile map. */
export async function listUnits() {
  'use cache'
  cacheTag('region')
  cacheLife('max')
  return db.unit.findMany({ orderBy: [{ tileRow: 'asc' }, { tileColumn: 'asc' }] })
}

export async function listDirections() {
  'use cache'
  cacheTag('region')
  cacheLife('max')
  return db.direction.findMany({ orderBy: { position: 'asc' } })
}

export async function listSkills() {
  'use cache'
  cacheTag('region')
  cacheLife('max')
  return db.skill.findMany({ orderBy: { position: 'asc' } })
}

export async function listLegalForms() {
  'use cache'
  cacheTag('region')
  cacheLife('max')
  return db.legalForm.findMany({ orderBy: { position: 'asc' } })
}

/** Figures as a source printed them, never recomputed; null when the source is not part of this installation. */
export async function findSnapshot(code: string) {
  'use cache'
  cacheTag('region')
  cacheLife('max')
  return db.statisticSnapshot.findUnique({ where: { code }, omit: { isDemo: true } })
}

/** The live counters of the front page. People are counted once a night, by `lib/statistics`. */
export async function countRegion(): Promise<{ centres: number; organisations: number }> {
  'use cache'
  cacheTag('region', 'centres', 'organisations')
  cacheLife('hours')
  const [centres, organisations] = await Promise.all([
    db.centre.count({ where: { state: 'published' } }),
    db.organisation.count({ where: { state: 'published' } }),
  ])
  return { centres, organisations }
}

/** Whether pages must say that they show demonstration data (R23). */
export async function hasDemoRows(): Promise<boolean> {
  'use cache'
  cacheTag('region')
  cacheLife('hours')
  return (await db.setting.count({ where: { key: 'demo' } })) > 0
}
