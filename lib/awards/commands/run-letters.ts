import type { Actor } from '#lib/accounts/actor.ts'
import { type RunningJob, storageKeyOf } from '#lib/jobs/worker.ts'
import { db } from '#lib/platform/db.ts'
import { removeFiles, storeFiles } from '#lib/platform/file-store.ts'
import { Forbidden } from '#lib/platform/refusal.ts'
import { openLetters } from '../paper/letters.ts'
import { canPrepareAwards } from '../policy.ts'
import { letterColumns } from '../queries/letters.ts'
import { lettersMax, lettersOf } from '../rules/letters.ts'

export const lettersName = 'letters.pdf'
const stepSize = 10

/** The job behind `startLetters`: every valid letter of the set as one PDF, a page each, in the order of kinds and numbers. */
export async function runLetters(actor: Actor, job: RunningJob) {
  refuseStrangers(actor)
  const set = await db.letterSet.findUnique({ where: { id: job.subjectId } })
  const awards = set ? await listLetters(set) : []
  const letters = await openLetters()
  for (const [index, award] of awards.entries()) {
    if (index % stepSize === 0) refuseStrangers(await job.step({ done: index, total: awards.length }))
    letters.add(award)
  }
  const bytes = await letters.bytes()
  refuseStrangers(await job.step({ done: awards.length, total: awards.length }))
  const key = storageKeyOf(job.id)
  await removeFiles(key)
  await storeFiles(key, [{ name: lettersName, bytes }])
  return { pages: awards.length }
}

function refuseStrangers(actor: Actor): void {
  if (!canPrepareAwards(actor)) throw new Forbidden('awards.refusals.notAllowed')
}

type Choice = Parameters<typeof lettersOf>[0]

function listLetters(choice: Choice) {
  return db.award.findMany({
    where: lettersOf(choice),
    orderBy: [{ kind: { position: 'asc' } }, { year: 'desc' }, { number: 'asc' }],
    take: lettersMax,
    select: letterColumns,
  })
}
