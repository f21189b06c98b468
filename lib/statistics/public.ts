import { cacheLife, cacheTag } from 'next/cache'
import { publicCentres } from '#lib/centres/policy.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { publicOrganisations } from '#lib/organisations/policy.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { countRecords, listPlaces } from './public/records.ts'
import { assemble } from './rules/assemble.ts'
import { printedCells } from './rules/printed.ts'
import { dayText } from './rules.ts'
import { type Edition, figuresSchema } from './schema.ts'

/**
 * The figures of the region; null until the first were counted, some minutes after an installation. People and what they did are
 * those of the latest edition; published records are counted now, as their lists are.
 */
export async function findLatestFigures(): Promise<Edition | null> {
  'use cache'
  cacheTag('figures', 'centres', 'organisations', 'events', 'awards', 'memoranda', 'library', 'news')
  cacheLife('minutes')
  const edition = await findLatestEdition()
  if (!edition) return null
  const printed = printedCells(edition.figures)
  const facts = {
    day: edition.day,
    months: edition.figures.months.map(({ month }) => month),
    ...(await listPlaces(db)),
    records: await countRecords(db, now()),
  }
  return { ...edition, figures: assemble(facts, (cell) => printed.get(cell)) }
}

/** The latest edition as it was made at night. Tag `figures`. */
export async function findLatestEdition(): Promise<Edition | null> {
  'use cache'
  cacheTag('figures')
  cacheLife('hours')
  const select = { day: true, madeAt: true, checksum: true, figures: true } as const
  const row = await db.statisticsEdition.findFirst({ orderBy: { day: 'desc' }, select })
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
  const edition = await findLatestEdition()
  const rows = edition?.figures[kind] ?? []
  return {
    day: edition?.day ?? null,
    people: Object.fromEntries(rows.map(({ slug, people = null }) => [slug, people])),
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
