import type { Actor } from '#lib/accounts/actor.ts'
import { type RunningJob, storageKeyOf } from '#lib/jobs/worker.ts'
import { removeFiles, storeFiles } from '#lib/platform/file-store.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { openPapers } from '../paper/papers.ts'
import { findDesk } from '../queries/desk.ts'
import { listPapersToPrint } from '../queries/papers.ts'
import { holdersOf } from '../rules/holders.ts'
import { issueCertificate } from './issue-certificate.ts'

export const mergedName = 'all.pdf'

/**
 * The job behind `startIssuing`: a certificate for everybody with confirmed hours and none yet, then all valid ones as one PDF.
 * Begun again after a crash it goes on with those who are still without. Each step asks for the rights anew.
 */
export async function runIssuing(actor: Actor, job: RunningJob) {
  const works = await worksOf(actor, job.subjectId)
  const total = works.length * 2
  let done = 0
  let issued = 0
  for (const work of works) {
    const doer = await job.step({ done: done++, total })
    if (!work.certificate && (await issueOne(doer, job.subjectId, work.id))) issued++
  }
  const doer = await job.step({ done, total })
  await worksOf(doer, job.subjectId)
  const papers = await listPapersToPrint(doer, job.subjectId)
  const pdf = await openPapers()
  for (const paper of papers) {
    await job.step({ done: done++, total: works.length + papers.length })
    pdf.add(paper)
  }
  await keep(job.id, await pdf.bytes())
  await job.step({ done, total: done })
  return { issued, pages: papers.length }
}

/** Whom it is about; the sentence says the same for a right that ended as for an event that is gone. */
async function worksOf(actor: Actor, eventId: string) {
  const desk = await findDesk(actor, eventId)
  if (!desk) throw new Forbidden('certificates.refusals.notAllowed')
  return holdersOf(desk)
}

/** False when somebody else issued it meanwhile, or the hours were taken back. Throws when the event is no longer the actor's. */
async function issueOne(actor: Actor, eventId: string, participationId: string): Promise<boolean> {
  try {
    await issueCertificate(actor, { participationId })
    return true
  } catch (error) {
    if (error instanceof NotFound) await worksOf(actor, eventId)
    else if (!(error instanceof Conflict)) throw error
    return false
  }
}

async function keep(jobId: string, bytes: Buffer): Promise<void> {
  const key = storageKeyOf(jobId)
  await removeFiles(key)
  await storeFiles(key, [{ name: mergedName, bytes }])
}
