import { describe, expect, test } from 'vitest'
import { moveSignUps } from '#lib/participation/commands/move-sign-ups.ts'
import { withPeople } from '#lib/participation/commands/with-people.ts'
import { createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { createPeople, createScene, drift, inHours, place, shiftNow } from './people.ts'
import { placeNow, signUp } from './sign-up.ts'

function merge(fromVolunteerId: string, toVolunteerId: string) {
  return withPeople(null, [fromVolunteerId, toVolunteerId], (tx) =>
    moveSignUps(null, tx, { fromVolunteerId, toVolunteerId }),
  )
}

describe("a guest's sign-ups given to the person's card", () => {
  test('move with their links', async () => {
    const { centre, shift } = await createScene()
    const [id] = await createPeople(centre.id, 1)
    const guest = await signUp(shift.id)
    const { volunteerId } = await placeNow(guest.participationId)
    expect(await merge(volunteerId, id!)).toEqual({ moved: 1, dropped: 0 })
    expect(await placeNow(guest.participationId)).toMatchObject({ volunteerId: id, status: 'confirmed' })
  })

  test('where both are on a shift, the place stays and the turn in line ends', async () => {
    const { centre, coordinator, shift } = await createScene({ shift: { places: 1 } })
    const [id] = await createPeople(centre.id, 1)
    const guest = await signUp(shift.id)
    const waiting = await place(coordinator, shift.id, id!)
    const { volunteerId } = await placeNow(guest.participationId)
    expect(await merge(volunteerId, id!)).toEqual({ moved: 1, dropped: 1 })
    expect(await placeNow(guest.participationId)).toMatchObject({ volunteerId: id, status: 'confirmed' })
    expect((await placeNow(waiting.participationId)).status).toBe('cancelled')
    expect(await shiftNow(shift.id)).toMatchObject({ taken: 1, waiting: 0 })
    expect(await drift()).toEqual([])
  })

  test('of somebody who is a minor by their card leave no place on work the law bars', async () => {
    const { centre, shift } = await createScene({ event: { isEmergency: true } })
    const { id } = await createVolunteer(db, { centreId: centre.id, birthDate: new Date('2010-06-01') })
    const guest = await signUp(shift.id)
    await merge((await placeNow(guest.participationId)).volunteerId, id)
    const left = await placeNow(guest.participationId)
    expect(left.status).toBe('removed')
    expect(left.changes.at(-1)?.reason).toBe('tooYoung')
    expect(await shiftNow(shift.id)).toMatchObject({ taken: 0 })
  })

  test("of a minor without a guardian's consent are held for it; what is past stays as it was", async () => {
    const { centre, event, shift } = await createScene()
    const { id } = await createVolunteer(db, { centreId: centre.id, birthDate: new Date('2010-06-01') })
    const guest = await signUp(shift.id)
    const { volunteerId } = await placeNow(guest.participationId)
    const times = { startsAt: inHours(-30), endsAt: inHours(-27), eventId: event.id, places: 1, taken: 1 }
    const past = await db.shift.create({ data: { ...times, roleKk: 'Көмек', roleRu: 'Помощь', roleEn: '' } })
    const facts = { shiftId: past.id, volunteerId, status: 'confirmed', source: 'guest' } as const
    const been = await db.participation.create({ data: { ...facts, joinedAt: inHours(-40) } })
    await merge(volunteerId, id)
    expect(await placeNow(guest.participationId)).toMatchObject({ status: 'offered', heldFor: 'consent' })
    expect(await placeNow(been.id)).toMatchObject({ status: 'confirmed', volunteerId: id })
  })
})
