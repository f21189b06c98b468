import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { transaction, type Tx } from '#lib/platform/db.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { editableBy, ownCard } from '../policy.ts'
import type { PersonStepInput } from '../schema.ts'
import { settlePicture } from './settle-picture.ts'

/**
 * Takes a picture off every page because the actor, who is on it, wants so: at once, whatever shows it, and it cannot be shown again
 * without a new consent. A second call is a Conflict.
 */
export async function takeOutOwn(actor: Actor, { personId }: PersonStepInput): Promise<void> {
  const { volunteerId } = actor
  if (!volunteerId) throw new NotFound('files.refusals.unknown')
  await takeOutWhere(actor, personId, ownCard(volunteerId))
}

/** The same for somebody who asked the office. A second call is a Conflict. */
export async function takeOut(actor: Actor, { personId }: PersonStepInput): Promise<void> {
  await takeOutWhere(actor, personId, { file: editableBy(actor) })
}

/**
 * Takes every picture a volunteer is on off the pages, as part of the transaction that ends their consent to be published or erases
 * them. Returns how many.
 */
export async function takeOutOfAll(actor: Actor | null, tx: Tx, volunteerId: string): Promise<number> {
  const persons = await tx.filePerson.findMany({
    where: { ...ownCard(volunteerId), state: { not: 'withdrawn' } },
    orderBy: { fileId: 'asc' },
    select: { id: true, fileId: true },
  })
  for (const person of persons) await withdraw(actor, tx, person)
  return persons.length
}

async function takeOutWhere(actor: Actor, personId: string, scope: object): Promise<void> {
  await transaction(async (tx) => {
    const person = await tx.filePerson.findFirst({
      where: { AND: [{ id: personId }, scope] },
      select: { id: true, fileId: true },
    })
    if (!person) throw new NotFound('files.refusals.unknown')
    if (!(await withdraw(actor, tx, person))) throw new Conflict('files.refusals.takenOut')
  })
}

async function withdraw(
  actor: Actor | null,
  tx: Tx,
  { id, fileId }: { id: string; fileId: string },
): Promise<boolean> {
  await lockRows(tx, 'StoredFile', [fileId])
  const at = now()
  const { count } = await tx.filePerson.updateMany({
    where: { id, state: { not: 'withdrawn' } },
    data: { state: 'withdrawn', withdrawnAt: at },
  })
  if (count === 0) return false
  await tx.storedFile.update({ where: { id: fileId }, data: { takenOutAt: at }, select: { id: true } })
  await settlePicture(actor, tx, fileId)
  await record(tx, actor, 'file.takenOut', { type: 'file', id: fileId })
  return true
}
