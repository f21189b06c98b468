import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { undoMerge } from '#lib/duplicates/commands/undo-merge.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator } from '#tests/support/people.ts'
import { drift } from '../participation/people.ts'
import { everyRow } from './every-row.ts'
import { aWorld, histories, live } from './history.ts'
import { merge, twoCards } from './people.ts'

beforeAll(() => loadReference(db))

/** Minutes of one person, by the shift they were worked on; work without a shift by itself. */
async function workOf(ids: string[]): Promise<Map<string, number[]>> {
  const entries = await db.hourEntry.findMany({
    where: { volunteerId: { in: ids } },
    include: { participation: { select: { shiftId: true } } },
  })
  const works = Map.groupBy(entries, (row) => row.participationId ?? row.correctsId ?? row.id)
  const sums = [...works.values()].map((rows) => ({
    key: rows[0]!.participation?.shiftId ?? 'other',
    minutes: rows.reduce((sum, { minutes }) => sum + minutes, 0),
  }))
  return new Map(
    [...Map.groupBy(sums, ({ key }) => key)].map(([key, all]) => [key, all.map(({ minutes }) => minutes)]),
  )
}

describe('over random histories of two cards', () => {
  test('a merge loses and doubles nothing, and its undo leaves the database as it was', async () => {
    const desk = await aCoordinator()
    const world = await aWorld(desk.centre.id)
    await fc.assert(
      fc.asyncProperty(histories, fc.boolean(), async (history, isFirstStaying) => {
        const { actor, a, b, pairId } = await twoCards({}, {}, desk)
        for (const step of history) await live(world, [a.id, b.id], step)
        const before = await everyRow()
        const worked = await workOf([a.id, b.id])

        const [into, from] = isFirstStaying ? [a, b] : [b, a]
        const { mergeId } = await merge(actor, pairId, into.id)
        await expectOnePerson(from.id, into.id, worked)

        await undoMerge(actor, { mergeId })
        const after = await everyRow()
        expect(after.state).toEqual(before.state)
        expect(after.minutes).toEqual(before.minutes)
        expect(before.ledger.filter((row) => !after.ledger.includes(row))).toEqual([])
      }),
      { numRuns: 12 },
    )
  })
})

async function expectOnePerson(fromId: string, intoId: string, worked: Map<string, number[]>) {
  const closed = await db.volunteer.findUniqueOrThrow({
    where: { id: fromId },
    include: {
      ...{
        participations: true,
        hours: true,
        consents: true,
        guardians: true,
        memberships: true,
        awards: true,
      },
      ...{
        certificates: true,
        messages: true,
        tags: true,
        claimSlips: true,
        nominations: true,
        claims: true,
        accountTokens: true,
      },
    },
  })
  const { languages: _languages, externalIds: _ids, ...belongings } = closed
  expect(Object.values(belongings).filter((value) => Array.isArray(value) && value.length > 0)).toEqual([])
  expect(closed).toMatchObject({ mergedIntoId: intoId, userId: null })
  // Each shift counts once: the sum on it is one of the two, where both cards had hours there.
  for (const [key, sums] of await workOf([intoId])) {
    const standing = sums.filter((minutes) => minutes !== 0)
    const known = worked.get(key) ?? []
    if (key === 'other') expect([...standing].sort()).toEqual(known.filter((minutes) => minutes !== 0).sort())
    else expect(known).toEqual(expect.arrayContaining(standing))
  }
  const open = await db.membership.findMany({ where: { volunteerId: intoId, endedOn: null } })
  expect(open.filter(({ isPrimary }) => isPrimary)).toHaveLength(1)
  expect(await drift()).toEqual([])
}
