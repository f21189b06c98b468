import { describe, expect, test } from 'vitest'
import { findOwnHours, findOwnSince } from '#lib/hours/queries.ts'
import { listOwnAwards, listOwnPast, listOwnTrainings } from '#lib/hours/queries/own-records.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { readKeyset } from '#lib/platform/keyset.ts'
import {
  createAward,
  createEvent,
  createParticipation,
  createShift,
  createVolunteer,
} from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { actorWith, aVolunteerWithAccount, cameTo, confirmAll, createPastScene, inHours } from './people.ts'

describe('the history of shifts', () => {
  test('is read in pages forwards and back, and every shift is on exactly one of them', async () => {
    const { centre } = await createPastScene()
    const person = await aVolunteerWithAccount(centre.id)
    const other = await createVolunteer(db)
    const starts = [5, 9, 9, 9, 12, 30, 50]
    for (const hours of starts) {
      const span = { startsAt: inHours(-hours), endsAt: inHours(-hours + 1) }
      const event = await createEvent(db, { centreId: centre.id, ...span })
      const shift = await createShift(db, { eventId: event.id, ...span })
      for (const volunteerId of [person.volunteerId!, other.id])
        await createParticipation(db, { shiftId: shift.id, volunteerId })
    }
    const all = await listOwnPast(person, null)
    expect(all.rows).toHaveLength(starts.length)
    const ids = all.rows.map(({ id }) => id)

    const seen: string[] = []
    let after: string | null = null
    let before: string | null = null
    do {
      const page = await listOwnPast(person, after ? readKeyset({ after }) : null, 2)
      seen.push(...page.rows.map(({ id }) => id))
      after = page.next
      before = page.previous
    } while (after)
    expect(seen).toEqual(ids)
    const back = await listOwnPast(person, readKeyset({ before: before! }), 2)
    expect(back.rows.map(({ id }) => id)).toEqual(ids.slice(4, 6))
  })

  test('says what the ledger has, nothing yet apart from nought', async () => {
    const { centre, coordinator, shift } = await createPastScene()
    const person = await aVolunteerWithAccount(centre.id)
    await cameTo(shift, { volunteerId: person.volunteerId! })
    expect((await listOwnPast(person, null)).rows).toMatchObject([{ minutes: null }])
    await confirmAll(coordinator, shift)
    expect((await listOwnPast(person, null)).rows).toMatchObject([{ minutes: 180 }])
  })

  test('of somebody else does not exist, whatever the address says', async () => {
    const { centre, shift } = await createPastScene()
    const [person, other] = [await aVolunteerWithAccount(centre.id), await aVolunteerWithAccount(centre.id)]
    const { participationId } = await cameTo(shift, { volunteerId: other.volunteerId! })
    expect((await listOwnPast(person, readKeyset({ after: participationId }))).rows).toEqual([])
    expect((await listOwnPast(actorWith(), null)).rows).toEqual([])
  })
})

describe('the book', () => {
  test('knows since when: the first membership or the first hours', async () => {
    const { centre } = await createPastScene()
    const person = await aVolunteerWithAccount(centre.id)
    const { volunteerId } = person
    expect(await findOwnSince(actorWith())).toBeNull()
    await db.membership.updateMany({
      where: { volunteerId: volunteerId! },
      data: { startedOn: new Date('2024-03-01') },
    })
    expect(await findOwnSince(person)).toBe('2024-03-01')
    const facts = { volunteerId: volunteerId!, source: 'confirmation' as const, confirmedAt: new Date() }
    await db.hourEntry.create({ data: { ...facts, minutes: 60, workedOn: new Date('2024-02-29') } })
    expect(await findOwnSince(person)).toBe('2024-02-29')
  })

  test('counts this year and this academic year whichever year is shown', async () => {
    const { centre } = await createPastScene()
    const person = await aVolunteerWithAccount(centre.id)
    const today = dayOf(now())
    const facts = { volunteerId: person.volunteerId!, source: 'confirmation' as const, confirmedAt: now() }
    await db.hourEntry.create({ data: { ...facts, minutes: 90, workedOn: new Date(today) } })
    await db.hourEntry.create({ data: { ...facts, minutes: 60, workedOn: new Date('2020-05-05') } })
    expect(await findOwnHours(person, 2020)).toMatchObject({
      ...{ year: 2020, minutes: 60, all: 150 },
      ...{ thisYear: { minutes: 90 }, academic: { minutes: 90 } },
    })
  })

  test('shows trainings one was present at and awards of one’s own, nobody else’s', async () => {
    const { centre } = await createPastScene()
    const [person, other] = [await aVolunteerWithAccount(centre.id), await aVolunteerWithAccount(centre.id)]
    const span = { startsAt: inHours(-9), endsAt: inHours(-6) }
    const training = await createEvent(db, { centreId: centre.id, kind: 'training', ...span })
    const missed = await createEvent(db, { centreId: centre.id, kind: 'training', ...span })
    const [held, skipped] = [
      await createShift(db, { eventId: training.id }),
      await createShift(db, { eventId: missed.id }),
    ]
    const volunteerId = person.volunteerId!
    await cameTo(held, { volunteerId })
    await cameTo(skipped, { volunteerId, mark: { mark: 'absent' } })
    const given = await createAward(db, { volunteerId, state: 'issued', number: 501 })
    await createAward(db, { volunteerId })
    expect((await listOwnTrainings(person)).map(({ id }) => id)).toEqual([training.id])
    expect((await listOwnAwards(person)).awards.map(({ id }) => id)).toEqual([given.id])
    expect(await listOwnTrainings(other)).toEqual([])
    expect(await listOwnAwards(other)).toEqual({ awards: [], titles: [] })
  })
})
