import { sendDue } from '#lib/mail/worker.ts'
import { endHolds } from '#lib/participation/commands/end-holds.ts'
import { fillPlaces } from '#lib/participation/commands/fill-places.ts'
import { runRounds } from '#lib/platform/rounds.ts'

const ending = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort())

await runRounds(
  [
    { name: 'letters', pauseMs: 1000, run: sendDue },
    { name: 'held places', pauseMs: 3000, run: () => endHolds(null) },
    { name: 'free places', pauseMs: 60_000, run: () => fillPlaces(null) },
  ],
  ending.signal,
)
process.exit(0)
