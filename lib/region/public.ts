import { cacheLife, cacheTag } from 'next/cache'
import { db } from '#lib/platform/db.ts'
import { sumByUnit, type UnitPeople } from './rules.ts'

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

/**
 * How many people belong to each unit through their open primary membership; `elsewhere` are members of organisations that
 * name no unit. The parts add up to `countRegion().people`.
 */
export async function listUnitPeople(): Promise<UnitPeople> {
  'use cache'
  cacheTag('region', 'centres', 'organisations')
  cacheLife('hours')
  const where = { isPrimary: true, endedOn: null }
  const [centres, organisations, byCentre, byOrganisation] = await Promise.all([
    db.centre.findMany({ select: { id: true, unitId: true, state: true } }),
    db.organisation.findMany({ select: { id: true, unitId: true } }),
    db.membership.groupBy({ by: ['centreId'], where: { ...where, centreId: { not: null } }, _count: true }),
    db.membership.groupBy({
      by: ['organisationId'],
      where: { ...where, organisationId: { not: null } },
      _count: true,
    }),
  ])
  const counts = [
    ...byCentre.map((row) => ({ bodyId: row.centreId ?? '', people: row._count })),
    ...byOrganisation.map((row) => ({ bodyId: row.organisationId ?? '', people: row._count })),
  ]
  return sumByUnit({ centres, organisations, counts })
}

/** Figures as a source printed them, never recomputed; null when the source is not part of this installation. */
export async function findSnapshot(code: string) {
  'use cache'
  cacheTag('region')
  cacheLife('max')
  return db.statisticSnapshot.findUnique({ where: { code }, omit: { isDemo: true } })
}

/** The live counters of the front page: published centres and organisations, and people by their open primary membership. */
export async function countRegion(): Promise<{ centres: number; organisations: number; people: number }> {
  'use cache'
  cacheTag('region', 'centres', 'organisations')
  cacheLife('hours')
  const [centres, organisations, people] = await Promise.all([
    db.centre.count({ where: { state: 'published' } }),
    db.organisation.count({ where: { state: 'published' } }),
    db.membership.count({ where: { isPrimary: true, endedOn: null } }),
  ])
  return { centres, organisations, people }
}

/** Whether pages must say that they show demonstration data (R23). */
export async function hasDemoRows(): Promise<boolean> {
  'use cache'
  cacheTag('region')
  cacheLife('hours')
  return (await db.setting.count({ where: { key: 'demo' } })) > 0
}
