import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { fold } from '#lib/platform/text.ts'

/**
 * Takes a person out of tags, selections and the searches kept in views and selections. Called before their name is blanked: a kept
 * search for their name, number or contacts goes with it.
 */
export async function forgetPersonInRegistry(
  _actor: Actor | null,
  tx: Tx,
  volunteerId: string,
): Promise<void> {
  const isAbout = await searchesFor(tx, volunteerId)
  await tx.volunteerTag.deleteMany({ where: { volunteerId } })
  await tx.$executeRaw`
    UPDATE "PeopleSelection" SET "volunteerIds" = array_remove("volunteerIds", ${volunteerId}::uuid)
    WHERE ${volunteerId}::uuid = ANY("volunteerIds")`
  for (const { id, query } of await tx.savedView.findMany({ where: { query: { contains: 'q=' } } })) {
    const kept = new URLSearchParams(query)
    if (!isAbout(kept.get('q') ?? '')) continue
    kept.delete('q')
    await tx.savedView.update({ where: { id }, data: { query: kept.toString() } })
  }
  const searched = { path: ['q'], string_contains: '' }
  for (const { id, filters } of await tx.peopleSelection.findMany({ where: { filters: searched } })) {
    if (isAbout((filters as { q?: string } | null)?.q ?? ''))
      await tx.peopleSelection.delete({ where: { id } })
  }
}

async function searchesFor(tx: Tx, volunteerId: string): Promise<(q: string) => boolean> {
  const person = await tx.volunteer.findUniqueOrThrow({
    where: { id: volunteerId },
    select: { searchKey: true, email: true, phone: true, cardNumber: true },
  })
  const names = person.searchKey.split(' ').filter(Boolean)
  const marks = [
    person.email ? fold(person.email) : '',
    person.phone?.slice(-7) ?? '',
    String(person.cardNumber),
  ]
    .map(plain)
    .filter((mark) => mark.length > 2)
  return (q) => {
    const words = fold(q).split(' ').filter(Boolean)
    const isName = words.length > 0 && words.every((word) => names.some((name) => name.includes(word)))
    return isName || marks.some((mark) => plain(fold(q)).includes(mark))
  }
}

function plain(text: string): string {
  return text.replaceAll(/[\s()+-]/g, '')
}
