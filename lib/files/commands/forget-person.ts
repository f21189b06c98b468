import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { ownCard } from '../policy.ts'
import { takeOutOfAll } from './take-out.ts'

/**
 * Closes the pictures a person is on for good and forgets that it was they: the words that describe such a picture may name them and
 * go too. The picture itself stays closed for the office to replace or remove.
 */
export async function forgetPersonInFiles(actor: Actor | null, tx: Tx, volunteerId: string): Promise<void> {
  await takeOutOfAll(actor, tx, volunteerId)
  const persons = await tx.filePerson.findMany({
    where: ownCard(volunteerId),
    select: { id: true, fileId: true },
  })
  const nothing = { altKk: '', altRu: '', altEn: '', credit: '', source: '', originalName: '—' }
  await tx.storedFile.updateMany({
    where: { id: { in: persons.map(({ fileId }) => fileId) } },
    data: { ...nothing, version: { increment: 1 } },
  })
  await tx.filePerson.updateMany({
    where: { id: { in: persons.map(({ id }) => id) } },
    data: { volunteerId: null, name: '', guardianName: '' },
  })
}
