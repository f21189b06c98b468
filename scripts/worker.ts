import { runIssuing } from '#lib/certificates/commands/run-issuing.ts'
import { issuingKind } from '#lib/certificates/commands/start-issuing.ts'
import { forgetOldResults, runJobs } from '#lib/jobs/worker.ts'
import { sendDue } from '#lib/mail/worker.ts'
import { runRounds } from '#lib/platform/rounds.ts'

const ending = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort())

await runRounds(
  [
    { name: 'letters', pauseMs: 1000, run: sendDue },
    { name: 'jobs', pauseMs: 1000, run: () => runJobs({ [issuingKind]: runIssuing }) },
    { name: 'old results of jobs', pauseMs: 3_600_000, run: forgetOldResults },
  ],
  ending.signal,
)
process.exit(0)
