import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { fold } from '#lib/platform/text.ts'

/** Takes the tags off somebody, and drops selections and saved views that were made by looking for their name or contacts. */
export async function forgetPersonInRegistry(
  _actor: Actor | null,
  tx: Tx,
  volunteerId: string,
): Promise<void> {
  await tx.volunteerTag.deleteMany({ where: { volunteerId } })
  const { searchKey, email, phone, cardNumber } = await tx.volunteer.findUniqueOrThrow({
    where: { id: volunteerId },
    select: { searchKey: true, email: true, phone: true, cardNumber: true },
  })
  const marks = [
    ...searchKey.split(' '),
    email ? fold(email) : '',
    phone?.slice(-7) ?? '',
    String(cardNumber),
  ]
  const isAbout = (text: string) => {
    const plain = fold(text).replaceAll(/[\s()+-]/g, '')
    return marks.some((mark) => mark.length > 2 && plain.includes(mark.replaceAll(/[\s()+-]/g, '')))
  }
  const selections = await tx.peopleSelection.findMany({
    where: { filters: { path: ['q'], string_contains: '' } },
    select: { id: true, filters: true },
  })
  const found = selections.filter(({ filters }) =>
    isAbout(String((filters as { q?: string } | null)?.q ?? '')),
  )
  await tx.peopleSelection.deleteMany({ where: { id: { in: found.map(({ id }) => id) } } })
  const views = await tx.savedView.findMany({
    where: { query: { contains: 'q=' } },
    select: { id: true, query: true },
  })
  const named = views.filter(({ query }) => isAbout(new URLSearchParams(query).get('q') ?? ''))
  await tx.savedView.deleteMany({ where: { id: { in: named.map(({ id }) => id) } } })
}
