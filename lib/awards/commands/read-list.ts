import type { Tx } from '#lib/platform/db.ts'
import { Invalid } from '#lib/platform/refusal.ts'
import { cleanLine, fold } from '#lib/platform/text.ts'
import { cardNumberOf, searchWords } from '#lib/volunteers/rules.ts'
import type { RecipientRef } from '../schema.ts'

/**
 * Whom the lines of a pasted list mean: a card's number, or a name that fits exactly one volunteer, person or organisation.
 * Throws `Invalid` with the numbers of the lines that fit nobody, or more than one; a name twice is one recipient.
 */
export async function readList(tx: Tx, list: readonly string[]): Promise<RecipientRef[]> {
  const found: RecipientRef[] = []
  const [unknown, unsure]: [number[], number[]] = [[], []]
  for (const [index, line] of list.entries()) {
    const refs = await refsOf(tx, cleanLine(line))
    if (refs.length === 0) unknown.push(index + 1)
    else if (refs.length > 1) unsure.push(index + 1)
    found.push(...refs.slice(0, 1))
  }
  refuse('awards.refusals.unknownLines', unknown)
  refuse('awards.refusals.unsureLines', unsure)
  return [...new Map(found.map((ref) => [ref.id, ref])).values()]
}

function refuse(code: string, lines: number[]): void {
  if (lines.length > 0)
    throw new Invalid({ list: { code, values: { lines: lines.slice(0, 20).join(', ') } } })
}

async function refsOf(tx: Tx, line: string): Promise<RecipientRef[]> {
  const cardNumber = cardNumberOf(line)
  const living = { status: { in: ['new', 'confirmed'] as ('new' | 'confirmed')[] }, mergedIntoId: null }
  if (cardNumber !== null) {
    const card = await tx.volunteer.findFirst({ where: { cardNumber, ...living }, select: { id: true } })
    return card ? [{ type: 'volunteer', id: card.id }] : []
  }
  const has = searchWords(line).map((word) => ({ searchKey: { contains: word } }))
  if (has.length === 0) return []
  const where = { AND: has, ...living, isGuest: false }
  const volunteers = await tx.volunteer.findMany({ where, take: 2, select: { id: true } })
  const key = fold(line)
  const named = await tx.organisation.findMany({
    where: { AND: has, state: { not: 'withdrawn' } },
    take: 20,
    select: { id: true, nameKk: true, nameRu: true, nameEn: true },
  })
  const people = await tx.person.findMany({
    where: { OR: [{ nameKk: line }, { nameRu: line }, { nameEn: line }] },
    take: 2,
    select: { id: true },
  })
  const isSame = (body: (typeof named)[number]) =>
    [body.nameKk, body.nameRu, body.nameEn].some((name) => fold(name) === key)
  return [
    ...volunteers.map(({ id }) => ({ type: 'volunteer' as const, id })),
    ...named.filter(isSame).map(({ id }) => ({ type: 'organisation' as const, id })),
    ...people.map(({ id }) => ({ type: 'person' as const, id })),
  ]
}
