import { transaction, type Tx } from '#lib/platform/db.ts'
import { isLockTimeout } from '#lib/platform/db-errors.ts'
import { Conflict } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { createTurns } from '#lib/platform/turns.ts'
import type { Doer } from '../policy.ts'

/** The people a transaction holds. */
export type Held = ReadonlySet<string>

/** Thrown inside the transaction when people outside `Held` are concerned; it is rolled back and repeated with them. */
export class PeopleNeeded extends Error {
  readonly ids: string[]

  constructor(ids: string[]) {
    super('more people have to be locked')
    this.ids = ids
  }
}

const repeatsMax = 50
/** Below the size of the pool: a rush on one shift must leave connections for pages. */
const inTurn = createTurns(6, 1000)

/**
 * One transaction with people locked before any shift, ids in order (R1). Promotion finds out about people only with the shift
 * locked, and taking them then could deadlock with somebody who holds the person and wants the shift: so it starts again.
 */
export async function withPeople<Result>(
  _doer: Doer,
  ids: string[],
  run: (tx: Tx, held: Held) => Promise<Result>,
): Promise<Result> {
  const held = new Set(ids)
  const attempt = () =>
    transaction(async (tx) => {
      await lockRows(tx, 'Volunteer', [...held])
      return run(tx, held)
    })
  return inTurn(async () => {
    for (let repeats = 0; repeats < repeatsMax; repeats++) {
      try {
        return await attempt()
      } catch (error) {
        if (isLockTimeout(error)) break
        if (!(error instanceof PeopleNeeded)) throw error
        for (const id of error.ids) held.add(id)
      }
    }
    throw new Conflict('participation.refusals.busy')
  })
}
