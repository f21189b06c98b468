import { listPublishedCentres } from '#lib/centres/public.ts'
import { compareIn, inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listDirections, listUnits } from '#lib/region/public.ts'
import { namesOf } from '../public.ts'
import type { Narrowing } from '../rules/choice.ts'

/** What a form of feeds offers, in the reader's language and alphabet. */
export async function listFeedChoices(locale: Locale) {
  const [units, directions] = await Promise.all([listUnits(), listDirections()])
  const compare = compareIn(locale)
  return {
    units: units
      .map((unit) => ({ value: unit.slug, label: inLocale(unit, 'name', locale) }))
      .sort((a, b) => compare(a.label, b.label)),
    directions: directions.map((each) => ({ value: each.code, label: inLocale(each, 'name', locale) })),
  }
}
export type FeedChoices = Awaited<ReturnType<typeof listFeedChoices>>

/** Centres that what was typed may mean, while it names none. */
export type CentreGuess = { centres: { slug: string; name: string }[]; hasMore: boolean }

/**
 * What was asked in a form: `names` of the choice, null when something in it does not exist. A centre may be typed as a piece of
 * its name; while that is not one centre's address, `guess` holds the centres it may mean and the choice is made without it.
 */
export async function readChosen(
  locale: Locale,
  typed: Narrowing,
): Promise<{ narrowing: Narrowing; names: string[] | null; guess: CentreGuess | null }> {
  const { unit, direction, centre } = typed
  const bare = { unit, direction, centre: '' }
  if (centre === '') return { narrowing: bare, names: await namesOf(locale, bare), guess: null }
  const asked = { ...bare, centre }
  const names = await namesOf(locale, asked)
  if (names) return { narrowing: asked, names, guess: null }
  const sought = { q: centre, unit, host: '' as const }
  const { rows, next } = await listPublishedCentres(locale, sought, null)
  const centres = rows.map((centre) => ({ slug: centre.slug, name: inLocale(centre, 'name', locale) }))
  const guess = { centres, hasMore: next !== null }
  return { narrowing: bare, names: await namesOf(locale, bare), guess }
}
