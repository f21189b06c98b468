import type { NewsKind } from '../schema.ts'

export type ItemFacts = { kind: NewsKind; personId: string | null; organisationId: string | null }
export type ItemShortcoming = 'subject'

/** What the item as a whole still lacks to be published: a story is about somebody, and says about whom. */
export function itemShortcomingsOf({ kind, personId, organisationId }: ItemFacts): ItemShortcoming[] {
  return kind === 'story' && !personId && !organisationId ? ['subject'] : []
}
