export const mapMeasures = ['centres', 'volunteers', 'hours', 'events'] as const
export type MapMeasure = (typeof mapMeasures)[number]
export const mapColumns = ['unit', ...mapMeasures] as const
export type MapColumn = (typeof mapColumns)[number]

/** What an address asks of the map; whatever is not understood is the first measure and the reading order of the map. */
export function readMap({ measure, sort }: Record<string, string | string[] | undefined>) {
  const [name, direction] = typeof sort === 'string' ? sort.split('-') : []
  const column = mapColumns.find((each) => each === name) ?? null
  return {
    measure: mapMeasures.find((each) => each === measure) ?? ('centres' as const),
    sort: column,
    isDescending: column !== null && direction === 'down',
  }
}
export type MapAddress = ReturnType<typeof readMap>

export function mapQuery({ measure, sort, isDescending }: MapAddress): Record<string, string> {
  return {
    ...(measure === 'centres' ? {} : { measure }),
    ...(sort ? { sort: isDescending ? `${sort}-down` : sort } : {}),
  }
}

/** A number of a unit; null is kept back. */
type Row = { name: string } & Record<MapMeasure, number | null>

/** Rows in the order asked for; without one as they stand on the map. What is kept back goes last either way. */
export function sortedRows<Kind extends Row>(
  rows: readonly Kind[],
  { sort, isDescending }: Pick<MapAddress, 'sort' | 'isDescending'>,
  compareNames: (a: string, b: string) => number,
): Kind[] {
  if (sort === null) return [...rows]
  const way = isDescending ? -1 : 1
  return rows.toSorted((a, b) => {
    if (sort === 'unit') return way * compareNames(a.name, b.name)
    const [one, other] = [a[sort], b[sort]]
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    return way * (one - other)
  })
}
