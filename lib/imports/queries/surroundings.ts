import type { Actor } from '#lib/accounts/actor.ts'
import type { Db, Tx } from '#lib/platform/db.ts'
import {
  findCardsOf,
  type ForeignCard,
  listTakenNumbers,
  type RegisterCard,
} from '#lib/volunteers/queries/match-people.ts'
import { factsOf, indexCards, type RowFacts } from '../rules/match.ts'

/** The cards around some rows, found for all of them at once; `elsewhere` is for the history only. */
export async function findSurroundings(actor: Actor, client: Db | Tx, rows: readonly RowFacts[]) {
  const sought = rows.map((row) => ({ ...factsOf(row), cardNumber: row.person.cardNumber }))
  const { here, elsewhere } = await findCardsOf(actor, client, sought)
  const hashes = rows.flatMap(({ iinHash }) => (iinHash === null ? [] : [iinHash]))
  const taken = await listTakenNumbers(actor, client, hashes)
  const own = new Set(here.map(({ id }) => id))
  const foreign = taken.filter(({ id }) => !own.has(id))
  return {
    here: indexCards<RegisterCard>(here),
    byNumber: new Map(here.map((card) => [card.cardNumber, card])),
    elsewhere: indexCards<ForeignCard>(elsewhere),
    takenElsewhere: new Set(foreign.map(({ iinHash }) => iinHash)),
    /** Who has the number of a row, when it is nobody of the actor's register. */
    holders: new Map(foreign.map(({ iinHash, id }) => [iinHash, id])),
  }
}
