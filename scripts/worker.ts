import { remindModerators } from '#lib/comments/commands/remind-moderators.ts'
import { endDay } from '#lib/counting/commands/end-day.ts'
import { forgetContacts } from '#lib/applications/commands/forget-contacts.ts'
import { runLetters } from '#lib/awards/commands/run-letters.ts'
import { lettersKind } from '#lib/awards/commands/start-letters.ts'
import { cleanFiles } from '#lib/files/commands/clean-files.ts'
import { runIssuing } from '#lib/certificates/commands/run-issuing.ts'
import { issuingKind } from '#lib/certificates/commands/start-issuing.ts'
import { runSeries, seriesKind } from '#lib/events/commands/create-series.ts'
import { showDuePresentations } from '#lib/events/commands/show-presentations.ts'
import { closeQuiet, forgetOldQuestions } from '#lib/consultations/commands/forget.ts'
import { lookAtChangedCards } from '#lib/duplicates/commands/look-for-pairs.ts'
import { forgetOldJournals } from '#lib/duplicates/commands/undo-merge.ts'
import { cleanLeftovers } from '#lib/erasure/commands/clean-leftovers.ts'
import { eraseDue } from '#lib/erasure/commands/erase-volunteer.ts'
import { deleteExpired } from '#lib/exports/commands/delete-expired.ts'
import { runExport } from '#lib/exports/commands/run-export.ts'
import { exportKind } from '#lib/exports/commands/start-export.ts'
import { checkingKind } from '#lib/imports/commands/choose-columns.ts'
import { forgetOldSheets, importingKind, undoingKind } from '#lib/imports/commands/confirm-import.ts'
import { tellCallUps } from '#lib/call-ups/commands/tell-call-ups.ts'
import { tellHomeChanges } from '#lib/home/commands/tell-home-changes.ts'
import { runChecking } from '#lib/imports/commands/run-checking.ts'
import { runImporting } from '#lib/imports/commands/run-importing.ts'
import { runReading } from '#lib/imports/commands/run-reading.ts'
import { runUndo } from '#lib/imports/commands/run-undo.ts'
import { readingKind } from '#lib/imports/commands/upload-sheet.ts'
import { forgetOldResults, runJobs } from '#lib/jobs/worker.ts'
import { sendDue } from '#lib/mail/worker.ts'
import { checkLetter } from '#lib/mailings/commands/check-letter.ts'
import { sendingKind } from '#lib/mailings/commands/confirm-mailing.ts'
import { runMailing } from '#lib/mailings/commands/run-mailing.ts'
import { expireTransfers } from '#lib/memberships/commands/expire-transfers.ts'
import { endHolds } from '#lib/participation/commands/end-holds.ts'
import { fillPlaces } from '#lib/participation/commands/fill-places.ts'
import { remindOfMemoranda, turnPages } from '#lib/memoranda/commands/remind-of-memoranda.ts'
import { remind } from '#lib/messages/commands/remind.ts'
import { tellChanges } from '#lib/messages/commands/tell-changes.ts'
import { forgetOldDrafts } from '#lib/news/commands/keep-draft.ts'
import { endPins } from '#lib/news/commands/end-pins.ts'
import { publishDue } from '#lib/news/commands/publish-due.ts'
import { runRounds } from '#lib/platform/rounds.ts'
import { runBulk } from '#lib/registry/commands/run-bulk.ts'
import { sendRefreshes } from '#lib/refreshes/worker.ts'
import { db } from '#lib/platform/db.ts'
import { countWords } from '#lib/search/commands/rebuild-search.ts'
import { bulkKind } from '#lib/registry/commands/start-bulk.ts'

const ending = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort())

const jobs = {
  [issuingKind]: runIssuing,
  [bulkKind]: runBulk,
  [readingKind]: runReading,
  [checkingKind]: runChecking,
  [importingKind]: runImporting,
  [undoingKind]: runUndo,
  [sendingKind]: runMailing,
  [exportKind]: runExport,
  [lettersKind]: runLetters,
  [seriesKind]: runSeries,
}
const hourMs = 3_600_000

await runRounds(
  [
    // First in the queue for a connection: after a restart these keep a promise to the second.
    { name: 'planned news', pauseMs: 1000, run: () => publishDue(null) },
    { name: 'pages to forget', pauseMs: 500, run: () => sendRefreshes() },
    { name: 'letters', pauseMs: 1000, run: () => sendDue((id) => checkLetter(null, id)) },
    { name: 'held places', pauseMs: 3000, run: () => endHolds(null) },
    { name: 'free places', pauseMs: 60_000, run: () => fillPlaces(null) },
    { name: 'changes', pauseMs: 5000, run: () => tellChanges(null) },
    { name: 'reminders', pauseMs: 20_000, run: () => remind(null) },
    { name: 'pins that end', pauseMs: 60_000, run: () => endPins(null) },
    { name: 'jobs', pauseMs: 1000, run: () => runJobs(jobs) },
    { name: 'duplicates', pauseMs: 10_000, run: () => lookAtChangedCards(null) },
    { name: 'requests to change the centre', pauseMs: 600_000, run: () => expireTransfers(null) },
    { name: 'erasures', pauseMs: 30_000, run: () => eraseDue(null) },
    { name: 'leftovers of erasures', pauseMs: 60_000, run: () => cleanLeftovers(null) },
    { name: 'files taken out', pauseMs: 300_000, run: () => deleteExpired(null) },
    { name: 'presentations', pauseMs: 5000, run: () => showDuePresentations(null) },
    { name: 'old results of jobs', pauseMs: hourMs, run: forgetOldResults },
    { name: 'old merges', pauseMs: hourMs, run: () => forgetOldJournals(null) },
    { name: 'old sheets', pauseMs: hourMs, run: () => forgetOldSheets(null) },
    { name: 'old drafts of news', pauseMs: hourMs, run: () => forgetOldDrafts(null) },
    { name: 'turning memoranda', pauseMs: 30_000, run: () => turnPages(null) },
    { name: 'letters about memoranda', pauseMs: 600_000, run: () => remindOfMemoranda(null) },
    { name: 'old applications', pauseMs: hourMs, run: () => forgetContacts(null) },
    { name: 'words of the search', pauseMs: 24 * hourMs, run: () => countWords(null, db) },
    { name: 'looks of days that are over', pauseMs: 300_000, run: () => endDay(null) },
    { name: 'comments nobody looked at', pauseMs: hourMs, run: () => remindModerators(null) },
    { name: 'home page', pauseMs: 1000, run: () => tellHomeChanges(null) },
    { name: 'call-ups', pauseMs: 1000, run: () => tellCallUps(null) },
    { name: 'unused files', pauseMs: hourMs, run: () => cleanFiles(null) },
    { name: 'quiet questions', pauseMs: hourMs, run: () => closeQuiet(null) },
    { name: 'old questions', pauseMs: hourMs, run: () => forgetOldQuestions(null) },
  ],
  ending.signal,
)
process.exit(0)
