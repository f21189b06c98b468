import { describe, expect, test } from 'vitest'
import { fillPlaces } from '#lib/participation/commands/fill-places.ts'
import { leavePlace } from '#lib/participation/commands/own-place.ts'
import { resizeShift } from '#lib/participation/commands/resize-shift.ts'
import { db } from '#tests/support/database.ts'
import { createScene, drift, inHours, shiftNow } from './people.ts'
import { groupForm, joinAsGroup, placeNow, signUp } from './sign-up.ts'

/** Three people on a shift; behind them a group of three that waits, and somebody alone. */
async function behindGroup() {
  const scene = await createScene({ shift: { places: 3 } })
  const { id } = scene.shift
  const placed = [await signUp(id), await signUp(id), await signUp(id)]
  const form = groupForm(id, 3)
  const group = await joinAsGroup(id, 3, form)
  return { ...scene, placed, form, group, alone: await signUp(id) }
}
const leave = ({ token }: { token: string }) => leavePlace(null, { token, withChildren: false })

describe('a group that waits', () => {
  test('keeps places from those behind it only while it could still come itself', async () => {
    const { placed, form, alone } = await behindGroup()
    await db.volunteer.update({ where: { id: form.members[1]!.id }, data: { status: 'suspended' } })
    await leave(placed[0]!)
    expect((await placeNow(alone.participationId)).status).toBe('confirmed')
    expect(await db.participationChange.count({ where: { reason: 'skipped.suspended' } })).toBe(1)
  })

  test('does not stop the line when the shift became too small for it', async () => {
    const { coordinator, shift, placed, alone } = await behindGroup()
    const { version } = await shiftNow(shift.id)
    await leave(placed[0]!)
    expect((await placeNow(alone.participationId)).status).toBe('waiting')
    await resizeShift(coordinator, { shiftId: shift.id, version, places: 2, confirmed: true })
    await leave(placed[1]!)
    expect((await placeNow(alone.participationId)).status).toBe('confirmed')
    expect(await drift()).toEqual([])
  })
})

describe('a long line of people who cannot come', () => {
  test('lets a place be given up, and the one behind them have it', { timeout: 30_000 }, async () => {
    const { shift } = await createScene({ shift: { places: 1 } })
    const first = await signUp(shift.id)
    const ids = Array.from({ length: 1100 }, () => crypto.randomUUID())
    const facts = { surname: 'Асан', givenName: 'Үсен', searchKey: 'асан усен', status: 'suspended' as const }
    await db.volunteer.createMany({ data: ids.map((id) => ({ ...facts, id, locale: 'kk', isGuest: true })) })
    const turn = { shiftId: shift.id, status: 'waiting' as const, source: 'guest' as const }
    await db.participation.createMany({
      data: ids.map((volunteerId) => ({ ...turn, volunteerId, joinedAt: new Date() })),
    })
    await db.shift.update({ where: { id: shift.id }, data: { waiting: ids.length } })
    const last = await signUp(shift.id)
    expect(last.status).toBe('waiting')
    await leave(first)
    expect((await placeNow(last.participationId)).status).toBe('confirmed')
    expect(await db.participationChange.count({ where: { reason: 'skipped.suspended' } })).toBeGreaterThan(
      1099,
    )
  })
})

describe('the worker looks for places that are free while people wait', () => {
  test('and gives those a group was kept for to the ones behind it when its time is over', async () => {
    const { shift, placed, alone } = await behindGroup()
    await leave(placed[0]!)
    expect(await fillPlaces(null)).toBe(0)
    expect((await placeNow(alone.participationId)).status).toBe('waiting')
    const times = { startsAt: inHours(47), endsAt: inHours(50) }
    await db.shift.update({ where: { id: shift.id }, data: times })
    const filled = await Promise.all([fillPlaces(null), fillPlaces(null), fillPlaces(null)])
    expect(filled.reduce((sum, count) => sum + count)).toBe(1)
    expect((await placeNow(alone.participationId)).status).toBe('confirmed')
    expect(await drift()).toEqual([])
  })

  test('but gives nothing once sign-up is closed, and again when it is opened anew', async () => {
    const { event, shift } = await createScene({ shift: { places: 1 } })
    const first = await signUp(shift.id)
    const second = await signUp(shift.id)
    await db.event.update({ where: { id: event.id }, data: { signUpClosesAt: inHours(-1) } })
    await leave(first)
    expect(await fillPlaces(null)).toBe(0)
    expect((await placeNow(second.participationId)).status).toBe('waiting')
    await db.event.update({ where: { id: event.id }, data: { signUpClosesAt: null } })
    expect(await fillPlaces(null)).toBe(1)
    expect((await placeNow(second.participationId)).status).toBe('confirmed')
    expect(await fillPlaces(null)).toBe(0)
  })
})
