import type { Actor } from '#lib/accounts/actor.ts'
import { runBy } from '#lib/events/policy.ts'
import { db } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import { ownOf } from '../policy.ts'

/** The actor's own papers, the latest first; revoked ones with day and reason. */
export async function listOwnPapers(actor: Actor) {
  return db.certificate.findMany({
    where: ownOf(actor),
    orderBy: [{ issuedAt: 'desc' }, { id: 'desc' }],
    take: 200,
    select: {
      ...{ id: true, kind: true, code: true, minutes: true, periodFrom: true, periodTo: true, shown: true },
      ...{ issuedAt: true, revokedAt: true, revokeReason: true },
      event: { select: { titleKk: true, titleRu: true, titleEn: true } },
    },
  })
}
export type OwnPaper = Awaited<ReturnType<typeof listOwnPapers>>[number]

/** One of the actor's own papers; null for others'. */
export async function findOwnPaper(actor: Actor, id: string): Promise<OwnPaper | null> {
  const papers = idPattern.test(id) ? await listOwnPapers(actor) : []
  return papers.find((paper) => paper.id === id) ?? null
}

/** The valid certificates of an event the actor runs, by name, for printing them all. */
export async function listPapersToPrint(actor: Actor, eventId: string) {
  return db.certificate.findMany({
    where: { eventId, kind: 'event', revokedAt: null, event: runBy(actor) },
    orderBy: [{ volunteer: { surname: 'asc' } }, { volunteer: { givenName: 'asc' } }, { id: 'asc' }],
    select: printColumns,
  })
}
export type PaperToPrint = Awaited<ReturnType<typeof listPapersToPrint>>[number]

export const printColumns = {
  ...{ kind: true, code: true, minutes: true, periodFrom: true, periodTo: true, facts: true },
  ...{ payload: true, signature: true, issuedAt: true },
} as const
