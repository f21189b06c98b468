import type { Doer } from '#lib/participation/policy.ts'
import type { Tx } from '#lib/platform/db.ts'
import { readSearch } from '#lib/volunteers/rules/search.ts'

/**
 * Takes a person out of tags, selections and the searches kept in views. Called before their name is blanked: a kept search
 * for their name goes with it.
 */
export async function forgetPersonInRegistry(_actor: Doer, tx: Tx, volunteerId: string): Promise<void> {
  const person = await tx.volunteer.findUnique({ where: { id: volunteerId }, select: { searchKey: true } })
  await tx.volunteerTag.deleteMany({ where: { volunteerId } })
  await tx.$executeRaw`
    UPDATE "PeopleSelection" SET "volunteerIds" = array_remove("volunteerIds", ${volunteerId}::uuid)
    WHERE ${volunteerId}::uuid = ANY("volunteerIds")`
  const names = person?.searchKey.split(' ').filter(Boolean) ?? []
  const isAbout = (q: string | null) => {
    const words = q ? readSearch(q).words : []
    return words.length > 0 && words.every((word) => names.some((name) => name.includes(word)))
  }
  for (const { id, query } of await tx.savedView.findMany({ where: { query: { contains: 'q=' } } })) {
    const kept = new URLSearchParams(query)
    if (!isAbout(kept.get('q'))) continue
    kept.delete('q')
    await tx.savedView.update({ where: { id }, data: { query: kept.toString() } })
  }
  const searched = { path: ['q'], string_contains: '' }
  for (const { id, filters } of await tx.peopleSelection.findMany({ where: { filters: searched } })) {
    const { q } = filters as { q?: string }
    if (isAbout(q ?? null)) await tx.peopleSelection.delete({ where: { id } })
  }
}
