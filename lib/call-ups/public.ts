import { cacheLife, cacheTag } from 'next/cache'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { slugPattern } from '#lib/platform/text.ts'
import { phaseOf, secondsUntilChange } from './rules.ts'

const texts = { titleKk: true, titleRu: true, titleEn: true } as const
const names = { nameKk: true, nameRu: true, nameEn: true } as const
const facts = { slug: true, state: true, startsAt: true, endsAt: true, endedAt: true } as const
const published = { state: 'published' as const, endedAt: null }

/** The calls that are out now, for the banner of every public page; true until the next begins or ends. Tag `callUps`. */
export async function listLiveCallUps() {
  'use cache'
  cacheTag('callUps')
  const at = now()
  const calls = await db.callUp.findMany({
    where: { ...published, endsAt: { gt: at } },
    orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
    take: 20,
    select: { ...facts, ...texts },
  })
  const seconds = secondsUntilChange(calls, at)
  cacheLife({ stale: 0, revalidate: seconds, expire: seconds + 1 })
  return calls
    .filter((call) => phaseOf(call, at) === 'live')
    .map(({ state: _, endedAt: __, ...call }) => call)
    .slice(0, 3)
}
export type LiveCallUp = Awaited<ReturnType<typeof listLiveCallUps>>[number]

/** One call by its address, out or over; null before it began, for drafts and for what was withdrawn. Tag `callUps`. */
export async function findCallUp(slug: string) {
  'use cache'
  cacheTag('callUps')
  if (!slugPattern.test(slug)) return null
  const at = now()
  const call = await db.callUp.findFirst({
    where: { slug, state: 'published' },
    select: {
      ...{ ...facts, ...texts },
      ...{ textKk: true, textRu: true, textEn: true, bringKk: true, bringRu: true, bringEn: true },
      ...{ phone: true, isDemo: true },
      event: { select: { slug: true, state: true, endsAt: true, centre: { select: { state: true } } } },
      areas: { orderBy: { unit: { nameKk: 'asc' } }, select: { unit: { select: names } } },
      skills: { orderBy: { skill: { position: 'asc' } }, select: { skill: { select: names } } },
      points: {
        orderBy: { position: 'asc' },
        select: { placeKk: true, placeRu: true, placeEn: true, meetsAt: true, phone: true },
      },
    },
  })
  const seconds = secondsUntilChange(call ? [call] : [], at)
  cacheLife({ stale: 0, revalidate: seconds, expire: seconds + 1 })
  const phase = call ? phaseOf(call, at) : 'draft'
  if (!call || (phase !== 'live' && phase !== 'over')) return null
  const { event, state: _, ...rest } = call
  const isOpen = event?.state === 'published' && event.centre.state === 'published' && event.endsAt > at
  const eventSlug = isOpen ? event.slug : null
  return { ...rest, isOver: phase === 'over', eventSlug }
}
export type PublicCallUp = NonNullable<Awaited<ReturnType<typeof findCallUp>>>
