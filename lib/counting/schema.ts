import { z } from 'zod'
import { id } from '#lib/platform/fields.ts'
import type { PopularWindow } from './rules.ts'

/** What the page tells about a view: the item's id and nothing of the reader. */
export const viewBody = id

export const reactionKinds = ['thanks', 'heart', 'clap'] as const
export type ReactionKind = (typeof reactionKinds)[number]

/** A sign for an item; an empty one takes it back. */
export const reactionInput = z.strictObject({
  newsId: id,
  kind: z.enum([...reactionKinds, '']).transform((kind) => (kind === '' ? null : kind)),
})
export type ReactionInput = z.output<typeof reactionInput>

const windows = ['day', 'week', 'month'] as const satisfies PopularWindow[]

/** The window of the popular list an address asks for; a week where it asks for none. */
export function readPopularWindow(asked: string | string[] | undefined): PopularWindow {
  return windows.find((window) => window === asked) ?? 'week'
}
