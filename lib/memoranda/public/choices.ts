import { cacheLife, cacheTag } from 'next/cache'
import { compareIn, inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { db } from '#lib/platform/db.ts'
import { isPublic } from '../rules/register.ts'

const names = { nameKk: true, nameRu: true, nameEn: true } as const

/** What the register's filters offer: only what something public is found under. */
export async function listMemorandumFilterChoices(locale: Locale) {
  'use cache'
  cacheTag('memoranda', 'organisations')
  cacheLife('hours')
  const isSide = { state: 'published', parties: { some: { memorandum: isPublic } } } as const
  const [subjects, organisations, units, years] = await Promise.all([
    db.memorandumSubject.findMany({
      where: { memoranda: { some: isPublic } },
      orderBy: { position: 'asc' },
      select: { code: true, ...names },
    }),
    db.organisation.findMany({ where: isSide, take: 500, select: { slug: true, ...names } }),
    db.unit.findMany({
      where: { organisations: { some: isSide } },
      orderBy: { kato: 'asc' },
      select: { slug: true, ...names },
    }),
    db.$queryRaw<{ year: number }[]>`
      SELECT DISTINCT extract(year FROM "signedOn")::int AS "year" FROM "Memorandum"
      WHERE "state" = 'published' AND "signedOn" IS NOT NULL ORDER BY 1 DESC`,
  ])
  const compare = compareIn(locale)
  return {
    subjects: subjects.map((subject) => ({ code: subject.code, name: inLocale(subject, 'name', locale) })),
    organisations: organisations
      .map((organisation) => ({ slug: organisation.slug, name: inLocale(organisation, 'name', locale) }))
      .sort((a, b) => compare(a.name, b.name)),
    units: units.map((unit) => ({ slug: unit.slug, name: inLocale(unit, 'name', locale) })),
    years: years.map(({ year }) => year),
  }
}
