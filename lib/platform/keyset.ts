import { idPattern } from './text.ts'

/** Where a page of a list begins: behind a row or, going back, before one. */
export type Keyset = { id: string; isBackward: boolean } | null

type Params = Record<string, string | string[] | undefined>

/** Reads `after` or `before` from the address; anything that is no id is the first page. */
export function readKeyset({ after, before }: Params): Keyset {
  if (typeof after === 'string' && idPattern.test(after)) return { id: after, isBackward: false }
  if (typeof before === 'string' && idPattern.test(before)) return { id: before, isBackward: true }
  return null
}

/** The paging arguments of a query that asks for one row more than the page holds. */
export function keysetArguments(
  keyset: Keyset,
  size: number,
): { take: number; skip?: number; cursor?: { id: string } } {
  const take = keyset?.isBackward ? -(size + 1) : size + 1
  return keyset ? { take, cursor: { id: keyset.id }, skip: 1 } : { take }
}

/** Cuts the extra row off and says which ids the ways on and back begin at. */
export function keysetPage<Row extends { id: string }>(rows: Row[], keyset: Keyset, size: number) {
  const hasMore = rows.length > size
  const isBackward = keyset?.isBackward ?? false
  const page = hasMore ? (isBackward ? rows.slice(1) : rows.slice(0, size)) : rows
  const hasNext = isBackward || hasMore
  const hasPrevious = isBackward ? hasMore : keyset !== null
  return {
    rows: page,
    next: hasNext ? (page.at(-1)?.id ?? null) : null,
    previous: hasPrevious ? (page[0]?.id ?? null) : null,
  }
}

/** The addresses of the neighbouring pages, the filters kept. */
export function keysetLinks(
  path: string,
  params: Record<string, string>,
  ends: { next: string | null; previous: string | null },
) {
  const kept = Object.entries(params).filter(([, value]) => value !== '')
  const link = (name: string, id: string | null) =>
    id ? `${path}?${new URLSearchParams([...kept, [name, id]]).toString()}` : null
  return { next: link('after', ends.next), previous: link('before', ends.previous) }
}
