import { expect, test } from 'vitest'
import { lookAtChangedCards } from '#lib/duplicates/commands/look-for-pairs.ts'
import { listPairs } from '#lib/duplicates/queries.ts'
import { pairFilters } from '#lib/duplicates/schema.ts'
import { confirmImport } from '#lib/imports/commands/confirm-import.ts'
import { decideAll } from '#lib/imports/commands/fix-row.ts'
import { searchKeyOf } from '#lib/volunteers/rules.ts'
import { createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, anAdministrator } from '#tests/support/people.ts'
import { checkedBatch, csvFile, rowsOf, runWaitingJobs } from '#tests/support/sheets.ts'

/** The worker's round to its end; `settledMs` is how long a card has to lie still before it is looked at. */
async function round(settledMs?: number): Promise<void> {
  while ((await lookAtChangedCards(null, settledMs)) > 0);
}

const open = pairFilters.parse({})

test('cards a sheet made or changed come into the queue of duplicates by the worker’s own round', async () => {
  const { actor, centre } = await aCoordinator()
  const elsewhere = await aCoordinator()
  const facts = { patronymic: '', phone: null, email: null, birthDate: new Date('1991-02-03') }
  const card = async (
    centreId: string,
    surname: string,
    given: Parameters<typeof createVolunteer>[1] = {},
  ) => {
    const name = { surname, givenName: 'Айдана', patronymic: '' }
    return createVolunteer(db, { centreId, ...facts, ...name, searchKey: searchKeyOf(name), ...given })
  }
  const here = await card(centre.id, 'Жұпова')
  const there = await card(elsewhere.centre.id, 'Алысова')
  const changed = await card(centre.id, 'Өзгерова', { birthDate: null })
  const likeChanged = await card(elsewhere.centre.id, 'Өзгерова', { email: 'aidana@example.test' })
  await round(0)

  const id = await checkedBatch(
    actor,
    centre.id,
    csvFile([
      ['Фамилия', 'Имя', 'Дата рождения', 'Номер карты', 'Почта'],
      ['Жұпова', 'Айданна', '03.02.1991', '', ''],
      ['Алысова', 'Айдана', '03.02.1991', '', ''],
      ['Өзгерова', 'Айдана', '', String(changed.cardNumber), 'aidana@example.test'],
    ]),
  )
  await decideAll(actor, { id, choice: 'create' })
  await confirmImport(actor, { id })
  await runWaitingJobs()
  const rows = await rowsOf(id)
  expect(rows.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'updated'])
  // A round that comes while cards are still being written looks at none of them, and passes none by.
  await round()
  await round(0)

  const pairs = await db.duplicatePair.findMany({ where: { state: 'open' } })
  const found = pairs.map(({ oneId, otherId }) => [oneId, otherId].sort().join())
  const pair = (a: string, b: string) => [a, b].sort().join()
  expect(found).toContain(pair(here.id, rows[0]!.volunteerId!))
  expect(found).toContain(pair(there.id, rows[1]!.volunteerId!))
  expect(found).toContain(pair(changed.id, likeChanged.id))
  // A coordinator is asked about their own register only; the regional office about all.
  expect((await listPairs(actor, open, null)).rows).toHaveLength(1)
  expect((await listPairs(await anAdministrator(), open, null)).rows.length).toBeGreaterThanOrEqual(3)
})
