import { runWorker } from '#lib/mail/worker.ts'

const ending = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort())

await runWorker(ending.signal)
process.exit(0)
