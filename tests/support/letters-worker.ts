import { sendDue } from '#lib/mail/worker.ts'
import { checkLetter } from '#lib/mailings/commands/check-letter.ts'
import { runRounds } from '#lib/platform/rounds.ts'

// What `scripts/worker.ts` does with letters, alone: it starts several times faster, and a test that kills it fifty times is about
// letters.

const ending = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort())
await runRounds(
  [{ name: 'letters', pauseMs: 1000, run: () => sendDue((id) => checkLetter(null, id)) }],
  ending.signal,
)
process.exit(0)
