import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { findArea } from '#lib/near/public.ts'
import { unitsNamed } from '#lib/near/rules/places.ts'
import { addressOf, nearQuery, needsTidying, readNear } from '#lib/near/schema.ts'
import { listUnits } from '#lib/region/public.ts'

type Search = Record<string, string | string[] | undefined>

/**
 * What an address looks around, and the circle it means. A name that is one unit's becomes that unit's address, and a visitor's
 * point that is finer than about a kilometre becomes the address of the rounded one.
 */
export async function chooseNear(path: string, search: Search, kept: Record<string, string>) {
  const locale = (await getLocale()) as Locale
  const choice = readNear(search)
  const named = choice.place ? unitsNamed(await listUnits(), choice.place) : []
  const go = (query: Record<string, string>) =>
    redirect(localePath(locale, addressOf(path, { ...kept, ...query })))
  if (named.length === 1) go(nearQuery({ ...choice, unit: named[0]?.slug ?? '', point: null }))
  if (choice.point && !choice.place && needsTidying(search)) go(nearQuery(choice))
  return { choice, named, area: await findArea(choice) }
}

export type ChosenNear = Awaited<ReturnType<typeof chooseNear>>

/** A page around a visitor's place is nobody's to find, and its address is told to no other site. */
export function aroundMetadata(search: Search, metadata: Metadata): Metadata {
  if (readNear(search).point === null && search.at === undefined) return metadata
  return { ...metadata, referrer: 'same-origin', robots: { index: false, follow: false } }
}
