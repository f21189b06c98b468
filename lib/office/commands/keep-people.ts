import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { closeFiles, openFiles } from '#lib/files/commands/visibility.ts'
import { visibleTo as visibleFiles } from '#lib/files/policy.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import type { AddPersonInput, EditPersonInput } from '../schema.ts'
import { requireKeeper } from './keep-office.ts'

type Chosen = { personId: string; version: number }

/** Adds somebody of the office, not shown yet. The same form sent again adds nobody. */
export async function addOfficePerson(actor: Actor, input: AddPersonInput): Promise<void> {
  requireKeeper(actor)
  try {
    await transaction(async (tx) => {
      await checkPhoto(actor, tx, input.photoId)
      await tx.officePerson.create({ data: input })
      await record(tx, actor, 'officePerson.added', factsOf(input))
    })
  } catch (error) {
    if (uniqueViolation(error) === null) throw error
  }
}

/** Changes what is said of somebody; whoever is shown changes on the page at once. A stale form is a Conflict. */
export async function editOfficePerson(actor: Actor, input: EditPersonInput): Promise<void> {
  requireKeeper(actor)
  const { personId, version, ...data } = input
  await transaction(async (tx) => {
    const found = await requirePerson(tx, personId)
    if (data.photoId !== found.photoId) await checkPhoto(actor, tx, data.photoId)
    await change(tx, { personId, version }, { ...data, isDemo: false })
    if (found.state === 'published') {
      if (data.photoId) await openFiles(actor, tx, [data.photoId])
      if (found.photoId && found.photoId !== data.photoId) await closeFiles(actor, tx, [found.photoId])
    }
    await record(tx, actor, 'officePerson.edited', factsOf(found))
  })
}

/** Puts somebody on the public page or takes them off it; the photo goes along. A second call is a Conflict. */
export async function showOfficePerson(
  actor: Actor,
  { personId, version, isShown }: Chosen & { isShown: boolean },
): Promise<void> {
  requireKeeper(actor)
  await transaction(async (tx) => {
    const found = await requirePerson(tx, personId)
    await change(tx, { personId, version }, { state: isShown ? 'published' : 'withdrawn' })
    if (found.photoId && isShown) await openFiles(actor, tx, [found.photoId])
    if (found.photoId && !isShown) await closeFiles(actor, tx, [found.photoId])
    await record(tx, actor, isShown ? 'officePerson.shown' : 'officePerson.hidden', factsOf(found))
  })
}

/** Deletes somebody who left the office; only who is not shown. */
export async function removeOfficePerson(actor: Actor, { personId, version }: Chosen): Promise<void> {
  requireKeeper(actor)
  await transaction(async (tx) => {
    const found = await requirePerson(tx, personId)
    const where = { id: personId, version, state: { not: 'published' as const } }
    const { count } = await tx.officePerson.deleteMany({ where })
    if (count === 0) throw new Conflict('form.stale')
    await record(tx, actor, 'officePerson.removed', factsOf(found))
  })
}

async function change(
  tx: Tx,
  { personId, version }: Chosen,
  data: Parameters<Tx['officePerson']['updateMany']>[0]['data'],
) {
  const { count } = await tx.officePerson.updateMany({
    where: { id: personId, version },
    data: { ...data, version: { increment: 1 } },
  })
  if (count === 0) throw new Conflict('form.stale')
}

async function requirePerson(tx: Tx, personId: string) {
  const found = await tx.officePerson.findUnique({ where: { id: personId } })
  if (!found) throw new NotFound('form.notFound')
  return found
}

async function checkPhoto(actor: Actor, tx: Tx, photoId: string | null) {
  if (!photoId) return
  const where = { AND: [{ id: photoId, kind: 'image' as const }, visibleFiles(actor)] }
  if ((await tx.storedFile.count({ where })) === 0)
    throw new Invalid({ photoId: { code: 'form.unknownChoice' } })
}

function factsOf(person: { id: string; nameKk: string }) {
  return { type: 'officePerson', id: person.id, label: person.nameKk }
}
