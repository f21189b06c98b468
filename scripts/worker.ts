import { sendDue } from '#lib/mail/worker.ts'
import { runRounds } from '#lib/platform/rounds.ts'

const ending = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort())

await runRounds([{ name: 'letters', pauseMs: 1000, run: sendDue }], ending.signal)
process.exit(0)
