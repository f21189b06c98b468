import type { Actor } from '#lib/accounts/actor.ts'
import { hideFromPage, showOnPage } from '#lib/files/commands/page-files.ts'
import { now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { askRefresh } from '#lib/refreshes/commands.ts'
import { isFileShown } from '#lib/events/rules.ts'

const batchMax = 50

/**
 * Opens the presentations of an event that may be read now and closes the others, in the transaction of the change that brought
 * it about. A file that another event shows stays open.
 */
export async function showPresentations(actor: Actor | null, tx: Tx, eventId: string): Promise<number> {
  const files = await tx.agendaFile.findMany({
    where: { eventId },
    select: { fileId: true, showing: true, event: { select: eventColumns } },
  })
  if (files.length === 0) return 0
  const at = now()
  const shown = files.filter(({ showing, event }) => isFileShown(showing, event, at))
  const opened = await showOnPage(actor, tx, [...new Set(shown.map(({ fileId }) => fileId))])
  const hidden = files.filter((file) => !shown.some(({ fileId }) => fileId === file.fileId))
  await hideUnused(actor, tx, [...new Set(hidden.map(({ fileId }) => fileId))])
  return opened
}

/** Closes files unless some event still shows them; for files whose row is gone too. */
export async function hideUnused(actor: Actor | null, tx: Tx, fileIds: string[]): Promise<void> {
  if (fileIds.length === 0) return
  const rows = await tx.agendaFile.findMany({
    where: { fileId: { in: fileIds } },
    select: { fileId: true, showing: true, event: { select: eventColumns } },
  })
  const at = now()
  const used = rows.filter(({ showing, event }) => isFileShown(showing, event, at))
  const usedIds = new Set(used.map(({ fileId }) => fileId))
  await hideFromPage(
    actor,
    tx,
    fileIds.filter((id) => !usedIds.has(id)),
  )
}

/** A round of the worker: opens what was to be read from the start of its event on. Returns how many files were opened. */
export async function showDuePresentations(actor: Actor | null): Promise<number> {
  const due = await db.agendaFile.findMany({
    where: {
      showing: 'afterStart',
      file: { isPublic: false },
      event: { state: 'published', startsAt: { lte: now() }, centre: { state: 'published' } },
    },
    select: { eventId: true, event: { select: { slug: true } } },
    distinct: ['eventId'],
    take: batchMax,
  })
  let opened = 0
  for (const { eventId, event } of due) {
    opened += await transaction(async (tx) => {
      const count = await showPresentations(actor, tx, eventId)
      if (count > 0) await askRefresh(actor, tx, ['files', 'events', `event:${event.slug}`])
      return count
    })
  }
  return opened
}

const eventColumns = {
  state: true,
  startsAt: true,
  publishedAt: true,
  centre: { select: { state: true } },
} as const
