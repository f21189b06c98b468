import { z } from 'zod'
import { slugPattern } from '#lib/platform/text.ts'
import { type FeedChoice, feedSections, type Narrowing, narrowings } from './rules/choice.ts'

const code = z.string().regex(slugPattern)
const any = code.or(z.literal('')).catch('')

/** The choice of a form in an address; what is not understood is left out. `centre` is what was typed: a slug or a piece of a name. */
const typed = { unit: any, direction: any, centre: z.string().trim().max(100).catch('') }

export const feedForm = z.object({ section: z.enum(feedSections).catch('all'), ...typed })
export type FeedForm = z.output<typeof feedForm> & FeedChoice

export const embedSchemes = ['light', 'dark'] as const
export const embedCounts = [3, 4, 5, 6, 7, 8, 9, 10] as const

const look = {
  count: z.coerce.number().int().min(3).max(10).catch(5),
  scheme: z.enum(embedSchemes).catch('light'),
}
export const embedForm = z.object({ ...typed, ...look })
export type EmbedForm = z.output<typeof embedForm>

/** The address of a block: a slug that cannot be one is an error, or a slip would show another region's events. */
const narrowed = code.or(z.literal('')).optional().default('')
export const embedAddress = z.object({ unit: narrowed, direction: narrowed, centre: narrowed, ...look })
/** Null for a slip in what is to be shown, and for what is said twice: one of the two is not what was meant. */
export function readEmbedAddress(search: URLSearchParams): z.output<typeof embedAddress> | null {
  const isTwice = new Set(search.keys()).size < search.size
  return isTwice ? null : (embedAddress.safeParse(Object.fromEntries(search)).data ?? null)
}

export type EmbedLook = Pick<EmbedForm, 'count' | 'scheme'>

/** The address of a block, without the site. */
export function embedPath(locale: string, narrowing: Narrowing, { count, scheme }: EmbedLook): string {
  const given = narrowings.flatMap((each) => (narrowing[each] ? [[each, narrowing[each]]] : []))
  const query = new URLSearchParams([...given, ['count', String(count)], ['scheme', scheme]])
  return `/embed/${locale}/events?${query}`
}
