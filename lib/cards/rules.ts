import { createHash } from 'node:crypto'
import type { PictureSource } from '#lib/files/rules.ts'
import type { CardFacts } from '#lib/platform/social-card.ts'

/** The sections whose records have a card of their own; also the first part of the records' addresses. */
export const cardKinds = [
  ...(['events', 'news', 'centres', 'organisations'] as const),
  ...(['awards', 'memoranda', 'library', 'people', 'statistics'] as const),
]
export type CardKind = (typeof cardKinds)[number]

/** What stands on a card. */
export type CardFace = Omit<CardFacts, 'picture'> & { cover?: PictureSource | null }

/** Stands in a card's address: as soon as a word or the picture is another, the card is fetched anew. */
export function cardVersion({ title, kicker, foot, seed, cover }: CardFace): string {
  const drawn = JSON.stringify([title, kicker, foot, seed, cover?.storageKey ?? ''])
  return createHash('sha256').update(drawn).digest('base64url').slice(0, 12)
}
