import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { mayEditHome } from '../policy.ts'
import type { AddAnnouncementInput, RemoveAnnouncementInput, SaveAnnouncementInput } from '../schema.ts'

/** Puts a notice on the home page for its time. Sending the same form twice makes one. */
export async function addAnnouncement(actor: Actor, input: AddAnnouncementInput): Promise<void> {
  if (!mayEditHome(actor)) throw new Forbidden('form.forbidden')
  await transaction(async (tx) => {
    const { count } = await tx.announcement.createMany({ data: [input], skipDuplicates: true })
    if (count === 0) throw new Conflict('form.again')
    await record(tx, actor, 'announcement.added', { type: 'announcement', id: input.id })
  })
}

/** Changes a notice. Throws `Conflict` when somebody changed it since the form was made. */
export async function saveAnnouncement(
  actor: Actor,
  { id, version, ...data }: SaveAnnouncementInput,
): Promise<void> {
  if (!mayEditHome(actor)) throw new Forbidden('form.forbidden')
  await transaction(async (tx) => {
    if ((await tx.announcement.count({ where: { id } })) === 0) throw new NotFound('form.notFound')
    const { count } = await tx.announcement.updateMany({
      where: { id, version },
      data: { ...data, version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('homeDesk.problems.stale')
    await record(tx, actor, 'announcement.saved', { type: 'announcement', id })
  })
}

/** Takes a notice off for good. A second call is NotFound. */
export async function removeAnnouncement(
  actor: Actor,
  { id, version }: RemoveAnnouncementInput,
): Promise<void> {
  if (!mayEditHome(actor)) throw new Forbidden('form.forbidden')
  await transaction(async (tx) => {
    if ((await tx.announcement.count({ where: { id } })) === 0) throw new NotFound('form.notFound')
    const { count } = await tx.announcement.deleteMany({ where: { id, version } })
    if (count === 0) throw new Conflict('homeDesk.problems.stale')
    await record(tx, actor, 'announcement.removed', { type: 'announcement', id })
  })
}
