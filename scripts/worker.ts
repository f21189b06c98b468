import { runIssuing } from '#lib/certificates/commands/run-issuing.ts'
import { issuingKind } from '#lib/certificates/commands/start-issuing.ts'
import { checkingKind } from '#lib/imports/commands/choose-columns.ts'
import { forgetOldSheets, importingKind, undoingKind } from '#lib/imports/commands/confirm-import.ts'
import { runChecking } from '#lib/imports/commands/run-checking.ts'
import { runImporting } from '#lib/imports/commands/run-importing.ts'
import { runReading } from '#lib/imports/commands/run-reading.ts'
import { runUndo } from '#lib/imports/commands/run-undo.ts'
import { readingKind } from '#lib/imports/commands/upload-sheet.ts'
import { forgetOldResults, runJobs } from '#lib/jobs/worker.ts'
import { sendDue } from '#lib/mail/worker.ts'
import { endHolds } from '#lib/participation/commands/end-holds.ts'
import { fillPlaces } from '#lib/participation/commands/fill-places.ts'
import { remind } from '#lib/messages/commands/remind.ts'
import { tellChanges } from '#lib/messages/commands/tell-changes.ts'
import { runRounds } from '#lib/platform/rounds.ts'

const jobs = {
  [issuingKind]: runIssuing,
  [readingKind]: runReading,
  [checkingKind]: runChecking,
  [importingKind]: runImporting,
  [undoingKind]: runUndo,
}

const ending = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort())

await runRounds(
  [
    { name: 'letters', pauseMs: 1000, run: sendDue },
    { name: 'held places', pauseMs: 3000, run: () => endHolds(null) },
    { name: 'free places', pauseMs: 60_000, run: () => fillPlaces(null) },
    { name: 'changes', pauseMs: 5000, run: () => tellChanges(null) },
    { name: 'reminders', pauseMs: 20_000, run: () => remind(null) },
    { name: 'jobs', pauseMs: 1000, run: () => runJobs(jobs) },
    { name: 'old results of jobs', pauseMs: 3_600_000, run: forgetOldResults },
    { name: 'old sheets', pauseMs: 3_600_000, run: () => forgetOldSheets(null) },
  ],
  ending.signal,
)
process.exit(0)
