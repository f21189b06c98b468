import { forgetContacts } from '#lib/applications/commands/forget-contacts.ts'
import { runIssuing } from '#lib/certificates/commands/run-issuing.ts'
import { issuingKind } from '#lib/certificates/commands/start-issuing.ts'
import { forgetOldResults, runJobs } from '#lib/jobs/worker.ts'
import { sendDue } from '#lib/mail/worker.ts'
import { endHolds } from '#lib/participation/commands/end-holds.ts'
import { fillPlaces } from '#lib/participation/commands/fill-places.ts'
import { remind } from '#lib/messages/commands/remind.ts'
import { tellChanges } from '#lib/messages/commands/tell-changes.ts'
import { runRounds } from '#lib/platform/rounds.ts'

const ending = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort())

await runRounds(
  [
    { name: 'letters', pauseMs: 1000, run: sendDue },
    { name: 'held places', pauseMs: 3000, run: () => endHolds(null) },
    { name: 'free places', pauseMs: 60_000, run: () => fillPlaces(null) },
    { name: 'changes', pauseMs: 5000, run: () => tellChanges(null) },
    { name: 'reminders', pauseMs: 20_000, run: () => remind(null) },
    { name: 'jobs', pauseMs: 1000, run: () => runJobs({ [issuingKind]: runIssuing }) },
    { name: 'old applications', pauseMs: 3_600_000, run: () => forgetContacts(null) },
    { name: 'old results of jobs', pauseMs: 3_600_000, run: forgetOldResults },
  ],
  ending.signal,
)
process.exit(0)
