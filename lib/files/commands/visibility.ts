import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { visibleTo } from '../policy.ts'

/**
 * Lets everyone read the files, as part of a publication's own transaction. Only files the actor can see are touched; a second
 * call changes nothing. A picture with somebody on it who has not consented stays closed until they have, and opens by itself
 * then: `listHeld` says which and why. Returns how many were opened.
 */
export async function openFiles(actor: Actor, tx: Tx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const chosen = { AND: [{ id: { in: [...ids] } }, visibleTo(actor)] }
  await tx.storedFile.updateMany({ where: { ...chosen, isWanted: false }, data: { isWanted: true } })
  const { count } = await tx.storedFile.updateMany({
    where: { ...chosen, isPublic: false, isHeld: false },
    data: { isPublic: true },
  })
  return count
}

/**
 * Makes files staff-only again when what showed them is withdrawn. A file that a published event, centre, organisation, memorandum
 * or news cover still shows stays open; the caller leaves out ids it knows to be used elsewhere. Returns how many were closed.
 */
export async function closeFiles(actor: Actor, tx: Tx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const shown = { none: { state: 'published' as const } }
  const { count } = await tx.storedFile.updateMany({
    where: {
      AND: [{ id: { in: [...ids] } }, { OR: [{ isPublic: true }, { isWanted: true }] }, visibleTo(actor)],
      centrePhotos: shown,
      organisationLogos: shown,
      memoranda: shown,
      officePeople: shown,
      newsCovers: shown,
      agendaFiles: { none: { event: { state: { not: 'draft' } } } },
      libraryFiles: { none: { release: { item: { state: 'published', audience: 'everyone' } } } },
      newsPhotos: { none: { news: { state: 'published' } } },
      newsDocuments: { none: { news: { state: 'published' } } },
      eventCovers: { none: { state: { not: 'draft' } } },
    },
    data: { isPublic: false, isWanted: false },
  })
  return count
}
