/** Chance that can be repeated: one seed gives one region, so tests and screenshots agree. */
export type Random = {
  /** 0 ≤ value < 1. */
  next: () => number
  /** A whole number between the two, both included. */
  whole: (least: number, most: number) => number
  chance: (share: number) => boolean
  pick: <Item>(items: readonly Item[]) => Item
  shuffle: <Item>(items: readonly Item[]) => Item[]
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  function whole(least: number, most: number): number {
    return least + Math.floor(next() * (most - least + 1))
  }
  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick: (items) => pickAt(items, whole(0, items.length - 1)),
    shuffle: (items) => shuffled(items, whole),
  }
}

function shuffled<Item>(items: readonly Item[], whole: Random['whole']): Item[] {
  const mixed = [...items]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = whole(0, last)
    ;[mixed[last], mixed[other]] = [pickAt(mixed, other), pickAt(mixed, last)]
  }
  return mixed
}

/** The item at a place that is known to exist. */
export function pickAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index]
  if (item === undefined) throw new Error(`No item ${index} in a list of ${items.length}`)
  return item
}

/** The value of a key that is known to exist. */
export function mustGet<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
  const value = map.get(key)
  if (value === undefined) throw new Error(`Unknown key «${key}»`)
  return value
}
