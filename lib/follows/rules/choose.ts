import type { Topic } from '../rules.ts'

/** In the order a letter tells them. */
export const itemKinds = ['newEvent', 'moved', 'cancelled', 'news', 'memorandum', 'award'] as const
export type ItemKind = (typeof itemKinds)[number]
/** Something that happened, and what it belongs to. */
export type Item = {
  kind: ItemKind
  id: string
  /** When it became known. */
  at: Date
  /** What a section is ordered by: events by their start, the rest by what is newest. */
  order: number
  /** Occurrences of one series are told as one. */
  seriesId: string | null
  unitIds: string[]
  directionIds: string[]
  centreIds: string[]
  organisationIds: string[]
}
export type Told = { kind: ItemKind; id: string }

export const itemsMax = 30

type Choice = { topics: readonly Topic[]; from: Date; until: Date; told?: ReadonlySet<string> }

/**
 * What of everything new concerns these topics and is not told yet: each item once however many topics it fits, in the letter's
 * order, at most thirty, and how many more there were. An item is new after `from` and up to `until`.
 */
export function chooseItems(all: readonly Item[], choice: Choice): { items: Told[]; more: number } {
  const { topics, from, until, told = new Set() } = choice
  const fitting = all.filter(
    (item) =>
      item.at > from &&
      item.at <= until &&
      !told.has(item.id) &&
      topics.some((topic) => isAbout(item, topic)),
  )
  const inOrder = fitting.toSorted(
    (a, b) =>
      itemKinds.indexOf(a.kind) - itemKinds.indexOf(b.kind) || a.order - b.order || (a.id < b.id ? -1 : 1),
  )
  const seen = new Set<string>()
  const once = inOrder.filter(({ kind, id, seriesId }) => {
    const keys = seriesId ? [id, `${kind} ${seriesId}`] : [id]
    const isNew = keys.every((key) => !seen.has(key))
    for (const key of keys) seen.add(key)
    return isNew
  })
  const items = once.slice(0, itemsMax).map(({ kind, id }) => ({ kind, id }))
  return { items, more: once.length - items.length }
}

function isAbout(item: Item, { kind, id }: Topic): boolean {
  if (kind === 'region') return true
  const ids = {
    unit: item.unitIds,
    direction: item.directionIds,
    centre: item.centreIds,
    organisation: item.organisationIds,
  }[kind]
  return id !== null && ids.includes(id)
}
