import { describe, expect, test } from 'vitest'
import { countJoinedAndLeft, countMembersOn } from '#lib/memberships/queries/figures.ts'
import { createCentre, createOrganisation, createVolunteer } from '#prisma/seed/builders.ts'
import { asOwner, db } from '#tests/support/database.ts'
import { aCoordinator, anAdministrator } from '#tests/support/people.ts'

const first = Date.UTC(2026, 0, 1)
const day = (number: number) => new Date(first + number * 86_400_000).toISOString().slice(0, 10)

/** Numbers that look random and are the same in each run of a seed. */
function random(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

type Body = { centreId: string } | { organisationId: string }

/** Stays one after another, some touching, some empty, the last one perhaps open. */
function historyOf(volunteerId: string, bodies: Body[], pick: (below: number) => number) {
  const rows = []
  let at = pick(40)
  for (let stays = pick(5); stays >= 0; stays--) {
    const end = at + pick(30)
    const isOpen = stays === 0 && pick(2) === 0
    rows.push({
      ...{ volunteerId, isPrimary: true, ...bodies[pick(bodies.length)]! },
      startedOn: new Date(day(at)),
      endedOn: isOpen ? null : new Date(day(end)),
    })
    at = end + (pick(3) === 0 ? 0 : pick(20))
  }
  return rows
}

const keyOf = (row: { centreId: string | null; organisationId: string | null; unitId: string | null }) =>
  row.centreId ?? row.organisationId ?? row.unitId ?? 'all'

describe('number(to) = number(from) + new − left', () => {
  test.each([1, 2, 3, 4])(
    'for random histories (%i): in all, by centre, by unit, for a centre’s own',
    async (seed) => {
      await asOwner('DELETE FROM "Membership"')
      const pick = random(seed)
      const centres = [await createCentre(db), await createCentre(db), await createCentre(db)]
      const organisation = await createOrganisation(db)
      const bodies = [...centres.map(({ id }) => ({ centreId: id })), { organisationId: organisation.id }]
      const people = await Promise.all(Array.from({ length: 30 }, () => createVolunteer(db)))
      await db.membership.createMany({ data: people.flatMap(({ id }) => historyOf(id, bodies, pick)) })
      const administrator = await anAdministrator()
      const coordinator = { ...(await aCoordinator()).actor, centreIds: [centres[0]!.id, centres[1]!.id] }
      for (const actor of [administrator, coordinator]) {
        for (const by of ['all', 'centre', 'unit'] as const) {
          for (let round = 0; round < 4; round++) {
            const from = pick(100)
            const to = from + pick(60)
            const before = await countMembersOn(actor, { day: day(from), by })
            const after = await countMembersOn(actor, { day: day(to), by })
            const moves = await countJoinedAndLeft(actor, { from: day(from), to: day(to), by })
            for (const key of new Set([...before, ...after, ...moves].map(keyOf))) {
              const at = (rows: typeof before) => rows.find((row) => keyOf(row) === key)?.people ?? 0
              const { joined, left } = moves.find((row) => keyOf(row) === key) ?? { joined: 0, left: 0 }
              expect(at(after), `${by} ${key} ${day(from)}–${day(to)}`).toBe(at(before) + joined - left)
            }
          }
        }
      }
    },
  )
})

describe('what is new and what is left', () => {
  test('a change of the centre or of the kind is neither for the region; coming and going is both', async () => {
    await asOwner('DELETE FROM "Membership"')
    const [one, other] = [await createCentre(db), await createCentre(db)]
    const [mover, guest] = [await createVolunteer(db), await createVolunteer(db)]
    await asOwner('DELETE FROM "Membership"')
    const stay = (volunteerId: string, centreId: string, ...[from, to]: [number, number | null]) => ({
      ...{ volunteerId, centreId, isPrimary: true },
      ...{ startedOn: new Date(day(from)), endedOn: to === null ? null : new Date(day(to)) },
    })
    await db.membership.createMany({
      data: [
        stay(mover.id, one.id, 0, 20),
        stay(mover.id, one.id, 20, 30),
        stay(mover.id, other.id, 30, null),
        stay(guest.id, one.id, 15, 25),
      ],
    })
    const administrator = await anAdministrator()
    const period = { from: day(10), to: day(40) }
    expect(await countJoinedAndLeft(administrator, period)).toMatchObject([{ joined: 1, left: 1 }])
    const byCentre = await countJoinedAndLeft(administrator, { ...period, by: 'centre' })
    expect(byCentre.find(({ centreId }) => centreId === one.id)).toMatchObject({ joined: 1, left: 2 })
    expect(byCentre.find(({ centreId }) => centreId === other.id)).toMatchObject({ joined: 1, left: 0 })
    expect(await countMembersOn(administrator, { day: day(30) })).toMatchObject([{ people: 1 }])
    expect(await countJoinedAndLeft(administrator, { from: day(50), to: day(60) })).toMatchObject([
      { joined: 0, left: 0 },
    ])
    const stranger = (await aCoordinator()).actor
    expect(await countMembersOn(stranger, { day: day(20) })).toMatchObject([{ people: 0 }])
  })

  test('present days agree with the region’s number, and periods are read by an index', async () => {
    const administrator = await anAdministrator()
    await createVolunteer(db, { centreId: (await createCentre(db)).id })
    const open = await db.membership.count({ where: { isPrimary: true, endedOn: null } })
    const [now] = await countMembersOn(administrator, { day: '2199-01-01' })
    expect(now?.people).toBe(open)
    const plan = await asOwner<{ 'QUERY PLAN': string }>(`SET enable_seqscan = off; `).then(() =>
      asOwner<{ 'QUERY PLAN': string }>(
        `EXPLAIN SELECT "volunteerId" FROM "Membership" WHERE "isPrimary" AND "startedOn" > '2026-01-01' AND "startedOn" <= '2026-02-01'`,
      ),
    )
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('Membership_primary_start')
  })
})
