import { describe, expect, test } from 'vitest'
import { endHolds } from '#lib/participation/commands/end-holds.ts'
import { keepGroup, leaveGroup } from '#lib/participation/commands/own-group.ts'
import { leavePlace } from '#lib/participation/commands/own-place.ts'
import { resizeShift } from '#lib/participation/commands/resize-shift.ts'
import { findOwnGroup } from '#lib/participation/queries/place.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { db } from '#tests/support/database.ts'
import { createScene, drift, inHours, shiftNow } from './people.ts'
import { groupForm, joinAsGroup, placeNow, runOut, signUp } from './sign-up.ts'

const statusesOf = async (groupId: string) => {
  const rows = await db.participation.findMany({ where: { groupId }, orderBy: { joinedAt: 'asc' } })
  return [...new Set(rows.map(({ status }) => status))]
}

describe('a group', () => {
  test('is counted by heads and admitted together, with one letter to its leader', async () => {
    const { shift } = await createScene({ shift: { places: 6 } })
    const form = groupForm(shift.id, 5)
    const done = await joinAsGroup(shift.id, 5, form)
    expect(done.isWaiting).toBe(false)
    expect(await shiftNow(shift.id)).toMatchObject({ taken: 5, waiting: 0 })
    const page = await findOwnGroup(null, done.token)
    expect(page).toMatchObject({ heads: 5, position: null, may: { leave: true, keep: false } })
    expect(await db.outboxMessage.count({ where: { recipient: form.email! } })).toBe(1)
    expect(await db.outboxMessage.count()).toBe(1)
  })

  test('that does not fit waits as one, and people behind it do not take the places kept for it', async () => {
    const { shift } = await createScene({ shift: { places: 4 } })
    const alone = [await signUp(shift.id), await signUp(shift.id), await signUp(shift.id)]
    const group = await joinAsGroup(shift.id, 3)
    const behind = await signUp(shift.id)
    expect(group.isWaiting).toBe(true)
    expect((await findOwnGroup(null, group.token)).position).toBe(1)
    expect(behind).toMatchObject({ status: 'waiting', position: 4 })
    await leavePlace(null, { token: alone[0]!.token, withChildren: false })
    expect(await shiftNow(shift.id)).toMatchObject({ taken: 2, waiting: 4 })
    await leavePlace(null, { token: alone[1]!.token, withChildren: false })
    expect(await statusesOf(group.groupId)).toEqual(['confirmed'])
    expect(await shiftNow(shift.id)).toMatchObject({ taken: 4, waiting: 1 })
    expect(await drift()).toEqual([])
  })

  test('near the start is passed over, with the reason, by somebody who fits', async () => {
    const times = { startsAt: inHours(40), endsAt: inHours(43) }
    const { shift } = await createScene({ event: times, shift: { places: 3, ...times } })
    const alone = [await signUp(shift.id), await signUp(shift.id), await signUp(shift.id)]
    const group = await joinAsGroup(shift.id, 3)
    const behind = await signUp(shift.id)
    await leavePlace(null, { token: alone[0]!.token, withChildren: false })
    expect(await db.participation.findUniqueOrThrow({ where: { id: behind.participationId } })).toMatchObject(
      {
        status: 'confirmed',
      },
    )
    const skips = { participation: { groupId: group.groupId }, reason: 'skipped.groupTooBig' }
    expect(await db.participationChange.count({ where: skips })).toBe(1)
  })

  test('bigger than the shift is refused and leaves nothing behind', async () => {
    const { shift } = await createScene({ shift: { places: 4 } })
    const before = await db.volunteer.count()
    await expect(joinAsGroup(shift.id, 5)).rejects.toMatchObject({
      code: 'participation.refusals.groupTooBig',
    })
    expect(await db.volunteer.count()).toBe(before)
    expect(await db.signUpGroup.count({ where: { shiftId: shift.id } })).toBe(0)
  })

  test('with one member the law bars is refused at that member, and nobody is written', async () => {
    const { shift } = await createScene({ event: { isEmergency: true } })
    const form = groupForm(shift.id, 3)
    form.members[2]!.birthDate = '2012-05-05'
    await expect(joinAsGroup(shift.id, 3, form)).rejects.toMatchObject({
      fields: { 'members.2.birthDate': { code: 'participation.reasons.adultsOnly' } },
    })
    expect(await shiftNow(shift.id)).toMatchObject({ taken: 0 })
  })

  test("holds its minors' places until the consents on paper are marked", async () => {
    const { shift } = await createScene()
    const form = groupForm(shift.id, 3)
    form.members[1]!.birthDate = '2013-09-09'
    form.members[2]!.birthDate = '2009-09-09'
    const { token } = await joinAsGroup(shift.id, 3, form)
    const page = await findOwnGroup(null, token)
    expect(page.awaitingConsent).toBe(2)
    expect(page.members.map(({ status }) => status).sort()).toEqual(['confirmed', 'offered', 'offered'])
  })

  test('sent twice at once is one group', async () => {
    const { shift } = await createScene({ shift: { places: 20 } })
    const form = groupForm(shift.id, 4)
    const results = await Promise.all([1, 2, 3].map(() => joinAsGroup(shift.id, 4, form)))
    expect(new Set(results.map(({ token }) => token)).size).toBe(1)
    expect(await shiftNow(shift.id)).toMatchObject({ taken: 4 })
  })

  test('leaves whole or one by one; near the start its leader answers an offer for all', async () => {
    const times = { startsAt: inHours(20), endsAt: inHours(23) }
    const { shift } = await createScene({ event: times, shift: { places: 2, ...times } })
    const first = await joinAsGroup(shift.id, 2)
    const second = await joinAsGroup(shift.id, 2)
    const [member] = (await findOwnGroup(null, first.token)).members
    await leaveGroup(null, { token: first.token, participationId: member!.id })
    expect(await statusesOf(second.groupId)).toEqual(['waiting'])
    await leaveGroup(null, { token: first.token, participationId: null })
    expect(await statusesOf(second.groupId)).toEqual(['offered'])
    await keepGroup(null, { token: second.token })
    expect(await statusesOf(second.groupId)).toEqual(['confirmed'])
    await expect(leaveGroup(null, { token: first.token, participationId: null })).rejects.toThrow()
    await expect(leaveGroup(null, { token: 'x'.repeat(43), participationId: null })).rejects.toBeInstanceOf(
      NotFound,
    )
    expect(await drift()).toEqual([])
  })

  test('of minors says yes to an offer and brings the consents on paper after that', async () => {
    const times = { startsAt: inHours(20), endsAt: inHours(23) }
    const { shift } = await createScene({ event: times, shift: { places: 2, ...times } })
    const first = await joinAsGroup(shift.id, 2)
    const form = groupForm(shift.id, 2)
    form.members[1]!.birthDate = '2011-09-09'
    const second = await joinAsGroup(shift.id, 2, form)
    await leaveGroup(null, { token: first.token, participationId: null })
    await keepGroup(null, { token: second.token })
    const page = await findOwnGroup(null, second.token)
    expect(page.awaitingConsent).toBe(1)
    expect(page.members.map(({ status }) => status).sort()).toEqual(['confirmed', 'offered'])
  })

  test('that joins near the start while nobody before it can come has its places, and is told so once', async () => {
    const times = { startsAt: inHours(20), endsAt: inHours(23) }
    const { shift } = await createScene({ event: times, shift: { places: 2, ...times } })
    const first = await joinAsGroup(shift.id, 2)
    const waiting = await signUp(shift.id)
    const { volunteerId } = await placeNow(waiting.participationId)
    await db.volunteer.update({ where: { id: volunteerId }, data: { status: 'suspended' } })
    await leaveGroup(null, { token: first.token, participationId: null })
    const form = groupForm(shift.id, 2)
    const joined = await joinAsGroup(shift.id, 2, form)
    expect(joined.isWaiting).toBe(false)
    expect(await statusesOf(joined.groupId)).toEqual(['confirmed'])
    expect(await db.outboxMessage.count({ where: { recipient: form.email! } })).toBe(1)
  })

  test('loses an offer nobody answered as one, and hears of it once; so it does of fewer places', async () => {
    const times = { startsAt: inHours(20), endsAt: inHours(23) }
    const { coordinator, shift } = await createScene({ event: times, shift: { places: 3, ...times } })
    const first = await joinAsGroup(shift.id, 3)
    const form = groupForm(shift.id, 3)
    form.members[2]!.birthDate = '2016-09-09'
    const second = await joinAsGroup(shift.id, 3, form)
    await leaveGroup(null, { token: first.token, participationId: null })
    await runOut({ groupId: second.groupId })
    expect(await endHolds(null)).toBe(1)
    expect(await statusesOf(second.groupId)).toEqual(['cancelled'])
    // Of the turn in line, of the offer, and of its end.
    expect(await db.outboxMessage.count({ where: { recipient: form.email! } })).toBe(3)
    const third = groupForm(shift.id, 3)
    await joinAsGroup(shift.id, 3, third)
    const { version } = await shiftNow(shift.id)
    await resizeShift(coordinator, { shiftId: shift.id, version, places: 1, confirmed: true })
    expect(await db.outboxMessage.count({ where: { recipient: third.email! } })).toBe(2)
    expect(await drift()).toEqual([])
  })

  test('may be split only by fewer places, and then says so in the history', async () => {
    const { shift, coordinator } = await createScene({ shift: { places: 4 } })
    const group = await joinAsGroup(shift.id, 4)
    const { version } = await shiftNow(shift.id)
    await resizeShift(coordinator, { shiftId: shift.id, version, places: 2, confirmed: true })
    expect(await statusesOf(group.groupId)).toEqual(expect.arrayContaining(['confirmed', 'waiting']))
    expect(await drift()).toEqual([])
  })
})
