import { isDatabaseUnavailable } from './db-errors.ts'
import { log } from './log.ts'

/** Work that is looked for again and again; `run` says how much it found, and nothing found means a pause. */
export type Round = { name: string; pauseMs: number; run: () => Promise<number> }

/** Runs every round beside the others until the signal says stop. A round that fails is logged and tried again after its pause. */
export async function runRounds(rounds: Round[], signal: AbortSignal): Promise<void> {
  await Promise.all(rounds.map((round) => repeat(round, signal)))
}

async function repeat({ name, pauseMs, run }: Round, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const found = await run().catch((error: unknown) => report(name, error))
    if (found === 0) await pause(pauseMs, signal)
  }
}

function report(round: string, error: unknown): number {
  if (isDatabaseUnavailable(error)) log.warn({ round }, 'the worker waits for the database')
  else log.error({ err: error, round }, 'a round of the worker failed')
  return 0
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
}
