import { describe, expect, test } from 'vitest'
import {
  comparePair,
  markNotSame,
  rememberNotSame,
  reopenPair,
} from '#lib/duplicates/commands/decide-pair.ts'
import { lookAtCards, lookAtChangedCards } from '#lib/duplicates/commands/look-for-pairs.ts'
import { viewPair } from '#lib/duplicates/commands/view-pair.ts'
import { countPairs, listPairs, listPairsOfCard } from '#lib/duplicates/queries.ts'
import { pairFilters } from '#lib/duplicates/schema.ts'
import { findDuplicates } from '#lib/volunteers/queries/find-duplicates.ts'
import { searchKeyOf } from '#lib/volunteers/rules.ts'
import { createMembership, createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, anAdministrator } from '#tests/support/people.ts'
import { actionsOn, refusalOf, uniqueSurname } from '../volunteers/people.ts'
import { merge, twoCards } from './people.ts'

type Given = Parameters<typeof createVolunteer>[1]

/** Some cards of a centre the worker has looked at. */
async function seen(given: Given[]) {
  const { centre, actor } = await aCoordinator()
  const cards = []
  for (const each of given) {
    const facts = {
      centreId: centre.id,
      surname: uniqueSurname(),
      givenName: 'Дана',
      phone: null,
      email: null,
      ...each,
    }
    const searchKey = searchKeyOf({ patronymic: '', ...facts } as Parameters<typeof searchKeyOf>[0])
    cards.push(await createVolunteer(db, { searchKey, patronymic: '', ...facts }))
  }
  await lookAtCards(
    null,
    cards.map(({ id }) => id),
  )
  return { centre, actor, cards, ids: cards.map(({ id }) => id) }
}

const twin = (surname = uniqueSurname()): Given => ({ surname, birthDate: new Date('1991-02-03') })
const open = pairFilters.parse({})
const queue = async (actor: Parameters<typeof listPairs>[0], filters = open) =>
  (await listPairs(actor, filters, null)).rows

describe('the queue', () => {
  test('holds the pairs of the register with reasons, the likeliest first, each once', async () => {
    const surname = uniqueSurname()
    const { actor, ids } = await seen([
      twin(surname),
      twin(surname),
      { ...twin(surname), givenName: 'Данна' },
      {},
    ])
    await lookAtCards(null, ids)
    const rows = await queue(actor)
    expect(rows.map(({ score }) => score)).toEqual([90, 68, 68])
    expect(rows[0]).toMatchObject({ reasons: ['name', 'birth'], state: 'open' })
    expect([rows[0]!.oneId, rows[0]!.otherId].sort()).toEqual([ids[0]!, ids[1]!].sort())
    expect(await countPairs(actor, open)).toEqual({ open: 3, notSame: 0, merged: 0 })
    expect(await queue(actor, pairFilters.parse({ band: 'sure' }))).toHaveLength(1)
    expect(await queue(actor, pairFilters.parse({ q: 'Данна' }))).toHaveLength(2)
  })

  test('is paged without holes', async () => {
    const surname = uniqueSurname()
    const { actor } = await seen(Array.from({ length: 8 }, () => twin(surname)))
    const first = await listPairs(actor, open, null)
    const second = await listPairs(actor, open, { id: first.next!, isBackward: false })
    expect([first.rows.length, second.rows.length, second.next]).toEqual([20, 8, null])
    const ids = [...first.rows, ...second.rows].map(({ id }) => id)
    expect(new Set(ids).size).toBe(28)
    const back = await listPairs(actor, open, { id: second.previous!, isBackward: true })
    expect(back.rows).toEqual(first.rows)
  })

  test('loses a pair whose cards are no longer alike, and forgets nobody’s decision', async () => {
    const { actor, ids } = await seen([twin('Қайратова'), twin('Қайратова')])
    await db.volunteer.update({
      where: { id: ids[0]! },
      data: { givenName: 'Мадина', searchKey: 'каиратова мадина' },
    })
    await lookAtCards(null, [ids[0]!])
    expect(await queue(actor)).toEqual([])
  })

  test('across centres is for administrators only', async () => {
    const surname = uniqueSurname()
    const here = await seen([twin(surname)])
    const there = await seen([twin(surname)])
    const administrator = await anAdministrator()
    expect([await queue(here.actor), await queue(there.actor)]).toEqual([[], []])
    const [pair] = (await queue(administrator, pairFilters.parse({ q: surname }))).filter(
      ({ oneId, otherId }) => [...here.ids, ...there.ids].every((id) => [oneId, otherId].includes(id)),
    )
    expect(pair).toBeDefined()
    expect(await viewPair(here.actor, pair!.id)).toBeNull()
    expect(await refusalOf(markNotSame(here.actor, { pairId: pair!.id }))).toBe('duplicates.refusals.unknown')
    // A further affiliation brings the other card into the register: then it is theirs too.
    await createMembership(db, { volunteerId: there.ids[0]!, centreId: here.centre.id, isPrimary: false })
    expect(await queue(here.actor)).toHaveLength(1)
    expect(await queue(there.actor)).toEqual([])
  })

  test('is kept by the worker: changed cards are looked at once', async () => {
    const { centre, actor } = await aCoordinator()
    const facts = {
      centreId: centre.id,
      surname: 'Мұратова',
      givenName: 'Әсел',
      birthDate: new Date('1993-03-03'),
    }
    await createVolunteer(db, { ...facts, searchKey: 'муратова асел' })
    await createVolunteer(db, { ...facts, surname: 'Muratova', searchKey: 'муратова асел' })
    while ((await lookAtChangedCards(null, 0)) > 0);
    expect(await queue(actor)).toHaveLength(1)
    expect(await lookAtChangedCards(null, 0)).toBe(0)
  })

  test('two looks at once make a pair once', async () => {
    const { actor, ids } = await seen([twin('Жанатова'), { ...twin('Жанатова'), birthDate: null }])
    await db.volunteer.update({ where: { id: ids[1]! }, data: { birthDate: new Date('1991-02-03') } })
    await Promise.all([1, 2, 3].map(() => lookAtCards(null, ids)))
    expect(await queue(actor)).toHaveLength(1)
  })
})

describe('«not the same»', () => {
  test('is remembered, written down on both cards, and can be taken back', async () => {
    const { actor, a, b, pairId } = await twoCards()
    await markNotSame(actor, { pairId })
    await lookAtCards(null, [a.id, b.id])
    expect(await queue(actor)).toEqual([])
    expect(await listPairsOfCard(actor, a.id)).toEqual([])
    expect([await actionsOn(a.id), await actionsOn(b.id)]).toEqual([
      ['volunteer.notDuplicate'],
      ['volunteer.notDuplicate'],
    ])
    expect(await refusalOf(markNotSame(actor, { pairId }))).toBe('duplicates.refusals.decided')
    await reopenPair(actor, { pairId })
    expect(await queue(actor)).toHaveLength(1)
  })

  test('twice at once is said once; a stranger cannot say it', async () => {
    const { actor, pairId } = await twoCards()
    const stranger = (await aCoordinator()).actor
    expect(await refusalOf(markNotSame(stranger, { pairId }))).toBe('duplicates.refusals.unknown')
    const both = await Promise.all([1, 2].map(() => refusalOf(markNotSame(actor, { pairId }))))
    expect(both.sort()).toEqual(['duplicates.refusals.decided', 'nothing was refused'])
  })

  test('ticked while registering ends the hints for that pair', async () => {
    const { actor, cards } = await seen([twin('Бекова'), twin('Бекова')])
    const [a, b] = [cards[0]!, cards[1]!]
    const hints = async () => (await findDuplicates(actor, a, a.id)).here.map(({ id }) => id)
    expect(await hints()).toEqual([b.id])
    await rememberNotSame(actor, { volunteerId: a.id })
    expect(await hints()).toEqual([])
    expect(await countPairs(actor, open)).toMatchObject({ open: 0, notSame: 1 })
  })

  test('holds for the card the other one was merged into', async () => {
    const surname = uniqueSurname()
    const { actor, ids } = await seen([twin(surname), twin(surname), twin(surname)])
    const [a, b, c] = ids as [string, string, string]
    const pairs = await queue(actor)
    const of = (one: string, other: string) =>
      pairs.find(({ oneId, otherId }) => [oneId, otherId].sort().join() === [one, other].sort().join())!.id
    await markNotSame(actor, { pairId: of(b, c) })
    await merge(actor, of(a, b), a)
    await lookAtCards(null, [a, c])
    expect(await queue(actor)).toEqual([])
  })
})

test('two numbers are compared only when both are the actor’s people', async () => {
  const { actor, a, b } = await twoCards()
  const away = await createVolunteer(db, { centreId: (await aCoordinator()).centre.id })
  const numbers = (one: number, other: number) => refusalOf(comparePair(actor, { one, other }))
  expect(await numbers(a.cardNumber, away.cardNumber)).toEqual({ other: 'duplicates.problems.unknownNumber' })
  expect(await numbers(a.cardNumber, a.cardNumber)).toEqual({ other: 'duplicates.problems.sameNumber' })
  const again = await comparePair(actor, { one: b.cardNumber, other: a.cardNumber })
  expect(again).toEqual(await comparePair(actor, { one: a.cardNumber, other: b.cardNumber }))
})
