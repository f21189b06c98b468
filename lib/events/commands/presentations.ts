import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { storeDocument } from '#lib/files/commands/store-document.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import type { AddPresentationInput, PresentationIdInput } from '#lib/events/schema/programme.ts'
import { holdLiveEvent, requireLiveEvent, type RunEvent } from './require-event.ts'
import { hideUnused, showPresentations } from './show-presentations.ts'

const filesMax = 60

/**
 * Adds a presentation to an event or to a line of its programme; readers get it at once or from the start of the event on. The
 * file is stored only for somebody who runs the event; when the row is refused after that, the file is nobody's and cleaned up.
 */
export async function addPresentation(actor: Actor, { file, itemId, ...input }: AddPresentationInput) {
  const { eventId } = input
  await transaction((tx) => checkRoom(actor, tx, { eventId, itemId }))
  const { id: fileId } = await storeDocument(actor, file)
  return transaction(async (tx) => {
    const event = await holdLiveEvent(actor, tx, eventId)
    await checkRoom(actor, tx, { eventId, itemId })
    const { id } = await tx.agendaFile.create({
      data: { ...input, agendaItemId: itemId, fileId },
      select: { id: true },
    })
    await showPresentations(actor, tx, eventId)
    await note(actor, tx, event, 'event.presentationAdded')
    return { id, slug: event.slug }
  })
}

/** Takes a presentation off; its file is closed unless another event shows it. A second call is NotFound. */
export async function removePresentation(actor: Actor, { eventId, presentationId }: PresentationIdInput) {
  return transaction(async (tx) => {
    const event = await holdLiveEvent(actor, tx, eventId)
    const row = await tx.agendaFile.findFirst({
      where: { id: presentationId, eventId },
      select: { fileId: true },
    })
    if (!row) throw new NotFound('series.refusals.unknownPresentation')
    await tx.agendaFile.delete({ where: { id: presentationId } })
    await hideUnused(actor, tx, [row.fileId])
    await note(actor, tx, event, 'event.presentationRemoved')
    return { slug: event.slug }
  })
}

async function checkRoom(
  actor: Actor,
  tx: Tx,
  { eventId, itemId }: { eventId: string; itemId: string | null },
) {
  await requireLiveEvent(actor, tx, eventId)
  if ((await tx.agendaFile.count({ where: { eventId } })) >= filesMax)
    throw new Conflict('series.refusals.filesFull', { max: filesMax })
  if (itemId === null) return
  const line = await tx.agendaItem.findFirst({ where: { id: itemId, eventId }, select: { id: true } })
  if (!line) throw new Invalid({ itemId: { code: 'form.unknownChoice' } })
}

async function note(actor: Actor, tx: Tx, { id, titleKk, titleRu, centreId }: RunEvent, action: string) {
  await tx.event.update({ where: { id }, data: { updatedAt: now() } })
  await record(tx, actor, action, { type: 'event', id, label: titleKk || titleRu, centreId })
}
