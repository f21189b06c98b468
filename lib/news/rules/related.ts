export type Kinship = {
  id: string
  kind: string
  personId: string | null
  organisationId: string | null
  tagIds: readonly string[]
  publishedAt: Date
}

/** How near two items are: the same person weighs most, then the organisation, each tag they share, the kind. */
export function kinshipOf(one: Kinship, other: Kinship): number {
  const isShared = (a: string | null, b: string | null) => a !== null && a === b
  const tags = one.tagIds.filter((id) => other.tagIds.includes(id)).length
  return (
    (isShared(one.personId, other.personId) ? 6 : 0) +
    (isShared(one.organisationId, other.organisationId) ? 4 : 0) +
    tags * 3 +
    (one.kind === other.kind ? 1 : 0)
  )
}

/** The nearest items, newest first among equals; never the item itself. */
export function nearest<Item extends Kinship>(of: Kinship, others: readonly Item[], limit: number): Item[] {
  return others
    .filter(({ id }) => id !== of.id)
    .map((item) => ({ item, score: kinshipOf(of, item) }))
    .sort((a, b) => b.score - a.score || b.item.publishedAt.getTime() - a.item.publishedAt.getTime())
    .slice(0, limit)
    .map(({ item }) => item)
}
