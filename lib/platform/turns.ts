import { TooMany } from './refusal.ts'

/** Runs work given to it, at most so many at a time, the rest in the order they came. */
export type Turns = <Result>(work: () => Promise<Result>) => Promise<Result>

/**
 * A queue in front of the connection pool. A rush on one thing waits here, where waiting costs nothing, and leaves connections
 * to everybody else; past `waitingMax` it throws TooMany.
 */
export function createTurns(runningMax: number, waitingMax: number): Turns {
  const queue: (() => void)[] = []
  let running = 0
  return async function inTurn(work) {
    if (running >= runningMax) {
      if (queue.length >= waitingMax) throw new TooMany(60)
      await new Promise<void>((resolve) => queue.push(resolve))
    } else running++
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else running--
    }
  }
}
