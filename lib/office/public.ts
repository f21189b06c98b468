import { cacheLife, cacheTag } from 'next/cache'
import { pictureColumns, pictureOf } from '#lib/files/rules.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { publicPeople } from './policy.ts'

export const officeCode = 'region'

/** Address, way, building, contacts; null while nobody has written them. */
export async function findOffice() {
  'use cache'
  cacheTag('office')
  cacheLife('hours')
  return db.office.findUnique({ where: { code: officeCode }, omit: { code: true, version: true } })
}

/** The usual week and the days that differ from today on, with their reasons. The hour is asked by the page, not kept here. */
export async function findSchedule() {
  'use cache'
  cacheTag('office')
  cacheLife('hours')
  const since = new Date(now().getTime() - 2 * dayMs)
  const [week, exceptions] = await Promise.all([
    db.officeDay.findMany({ orderBy: { weekday: 'asc' } }),
    db.officeException.findMany({ where: { day: { gte: since } }, orderBy: { day: 'asc' }, take: 100 }),
  ])
  return {
    week,
    isDemo: week.some(({ isDemo }) => isDemo),
    exceptions: exceptions.map((row) => ({ ...row, day: row.day.toISOString().slice(0, 10) })),
  }
}

export type PublicSchedule = Awaited<ReturnType<typeof findSchedule>>

/** The people of the office in the order the editors gave them. */
export async function listOfficePeople() {
  'use cache'
  cacheTag('office', 'files')
  cacheLife('hours')
  const people = await db.officePerson.findMany({
    where: publicPeople,
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: 60,
    select: {
      ...{ id: true, nameKk: true, nameRu: true, nameEn: true, jobKk: true, jobRu: true, jobEn: true },
      ...{ helpsKk: true, helpsRu: true, helpsEn: true, languages: true, phone: true, email: true },
      isDemo: true,
      photo: { select: { ...pictureColumns, isPublic: true, altKk: true, altRu: true, altEn: true } },
    },
  })
  return people.map(({ photo, ...person }) => {
    const picture = photo?.isPublic ? pictureOf(photo) : null
    const { altKk = '', altRu = '', altEn = '' } = photo ?? {}
    return { ...person, photo: picture ? { picture, altKk, altRu, altEn } : null }
  })
}

export type OfficePersonCard = Awaited<ReturnType<typeof listOfficePeople>>[number]
