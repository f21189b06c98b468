import { cacheLife, cacheTag } from 'next/cache'
import { publicCentres } from '#lib/centres/policy.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { publicOrganisations } from '#lib/organisations/policy.ts'
import { db } from '#lib/platform/db.ts'
import { dayText } from './rules.ts'
import { type Edition, figuresSchema } from './schema.ts'

/** The latest figures of the region; null until the first were counted, some minutes after an installation. Tag `figures`. */
export async function findLatestFigures(): Promise<Edition | null> {
  'use cache'
  cacheTag('figures')
  cacheLife('hours')
  const row = await db.statisticsEdition.findFirst({ orderBy: { day: 'desc' } })
  return row && present(row)
}

type Row = { day: Date; madeAt: Date; checksum: string; figures: unknown }

function present({ day, madeAt, checksum, figures }: Row): Edition {
  return { day: dayText(day), madeAt, checksum, figures: figuresSchema.parse(figures) }
}

/** The people of each published centre or organisation as the latest edition has them, by slug, and the edition's day. */
export async function findBodyPeople(
  kind: 'centres' | 'organisations',
): Promise<{ day: string | null; people: Record<string, number | null> }> {
  const edition = await findLatestFigures()
  const rows = edition?.figures[kind] ?? []
  return {
    day: edition?.day ?? null,
    people: Object.fromEntries(rows.map(({ slug, people }) => [slug, people])),
  }
}

/** What published centres and organisations are called, by slug. */
export async function listBodyNames(
  locale: Locale,
): Promise<Record<'centres' | 'organisations', Record<string, string>>> {
  'use cache'
  cacheTag('centres', 'organisations')
  cacheLife('hours')
  const select = { slug: true, nameKk: true, nameRu: true, nameEn: true } as const
  const [centres, organisations] = await Promise.all([
    db.centre.findMany({ where: publicCentres, select }),
    db.organisation.findMany({ where: publicOrganisations, select }),
  ])
  const named = (rows: typeof centres) =>
    Object.fromEntries(rows.map((row) => [row.slug, inLocale(row, 'name', locale)]))
  return { centres: named(centres), organisations: named(organisations) }
}
