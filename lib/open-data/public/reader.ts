import type { Db, Tx } from '#lib/platform/db.ts'

/** Where a walk through a list goes on: behind the row with this value of the order and this id. */
export type Place = { value: string; id: string }
/** A record and its place in the order of its list. */
export type Found<Record> = { record: Record; place: Place }
export type Slice<Where> = { where: Where; after: Place | null; take: number; today: string }
export type Client = Db | Tx

/**
 * Reads what anyone may see of one kind, from the pool or inside a transaction. `where` only narrows: each reader adds the
 * condition of the public pages itself. Orders are total and by values that do not change when rows are added, so a walk gives
 * each row once.
 */
export type Reader<Where, Record> = {
  list: (client: Client, slice: Slice<Where>) => Promise<Found<Record>[]>
  count: (client: Client, where: Where) => Promise<number>
  /** By what the record's address ends in; null for what nobody may see. */
  find: (client: Client, key: string, today: string) => Promise<Record | null>
}

/** Ids carry their time: what is added comes last. */
export function behindId(after: Place | null): { id?: { gt: string } } {
  return after ? { id: { gt: after.id } } : {}
}
