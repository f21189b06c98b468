import { describe, expect, test } from 'vitest'
import { admitWalkIn } from '#lib/participation/commands/admit-walk-in.ts'
import type { WalkInInput } from '#lib/participation/schema.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { db } from '#tests/support/database.ts'
import {
  actorWith,
  createPeople,
  createScene,
  drift,
  inHours,
  place,
  shiftNow,
  statusesOn,
} from './people.ts'
import { signUp } from './sign-up.ts'

/** A shift that began an hour ago. */
function runningScene(places = 2) {
  const times = { startsAt: inHours(-1), endsAt: inHours(2) }
  return createScene({ event: times, shift: { places, ...times } })
}

const nobody: Omit<WalkInInput, 'shiftId'> = { volunteerId: null, person: null, overrideReason: '' }
const newcomer = {
  surname: 'Жаңаұлы',
  givenName: 'Нұрлан',
  birthDate: '1988-08-08',
  email: null,
  phone: null,
}

describe('somebody who came unannounced', () => {
  test('is put on the running shift, known or new, and the history says how', async () => {
    const { coordinator, centre, shift } = await runningScene()
    const [known] = await createPeople(centre.id, 1)
    const first = await admitWalkIn(coordinator, { ...nobody, shiftId: shift.id, volunteerId: known! })
    const second = await admitWalkIn(coordinator, { ...nobody, shiftId: shift.id, person: newcomer })
    const rows = await db.participation.findMany({
      where: { shiftId: shift.id },
      include: { volunteer: true },
    })
    expect(rows.map(({ id }) => id).sort()).toEqual([first.participationId, second.participationId].sort())
    expect(rows.every(({ source, status }) => source === 'walkIn' && status === 'confirmed')).toBe(true)
    expect(rows.find(({ id }) => id === second.participationId)?.volunteer).toMatchObject({ isGuest: true })
    expect(await drift()).toEqual([])
  })

  test('gets a place more on a full shift, for a reason only', async () => {
    const { coordinator, centre, shift } = await runningScene(1)
    const [known, other] = await createPeople(centre.id, 2)
    await admitWalkIn(coordinator, { ...nobody, shiftId: shift.id, volunteerId: known! })
    const late = { ...nobody, shiftId: shift.id, volunteerId: other! }
    await expect(admitWalkIn(coordinator, late)).rejects.toMatchObject({
      fields: { overrideReason: { code: 'participation.reasons.full' } },
    })
    await admitWalkIn(coordinator, { ...late, overrideReason: 'Көмек қажет' })
    expect(await shiftNow(shift.id)).toMatchObject({ places: 2, taken: 2 })
  })

  test('is held to the law at the door', async () => {
    const times = { startsAt: inHours(-1), endsAt: inHours(2) }
    const { coordinator, shift } = await createScene({ event: { ...times, isHazardous: true }, shift: times })
    const minor = { ...newcomer, birthDate: '2010-10-10' }
    const asked = { ...nobody, shiftId: shift.id, person: minor, overrideReason: 'Келісілді' }
    await expect(admitWalkIn(coordinator, asked)).rejects.toBeInstanceOf(Invalid)
    expect(await statusesOn(shift.id)).toEqual([])
    expect(
      await db.volunteer.count({ where: { surname: minor.surname, birthDate: new Date(minor.birthDate) } }),
    ).toBe(0)
  })

  test('once, however often the button is pressed', async () => {
    const { coordinator, centre, shift } = await runningScene(5)
    const [known] = await createPeople(centre.id, 1)
    const asked = { ...nobody, shiftId: shift.id, volunteerId: known! }
    const results = await Promise.allSettled([1, 2, 3].map(() => admitWalkIn(coordinator, asked)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('not days before, not days after, not by a stranger, not a stranger’s volunteer', async () => {
    const ahead = await createScene()
    const asked = { ...nobody, shiftId: ahead.shift.id, person: newcomer }
    await expect(admitWalkIn(ahead.coordinator, asked)).rejects.toBeInstanceOf(Conflict)
    const running = await runningScene()
    const stranger = actorWith({ centreIds: [ahead.centre.id] })
    const here = { ...nobody, shiftId: running.shift.id }
    await expect(admitWalkIn(stranger, { ...here, person: newcomer })).rejects.toBeInstanceOf(NotFound)
    const [foreign] = await createPeople(ahead.centre.id, 1)
    await expect(admitWalkIn(running.coordinator, { ...here, volunteerId: foreign! })).rejects.toBeInstanceOf(
      NotFound,
    )
    await expect(admitWalkIn(running.coordinator, here)).rejects.toBeInstanceOf(Invalid)
  })

  test('who waits keeps the turn while somebody at the door is let in with a reason', async () => {
    const { coordinator, centre, shift } = await createScene({
      event: { startsAt: inHours(2), endsAt: inHours(5) },
      shift: { places: 1, startsAt: inHours(2), endsAt: inHours(5) },
    })
    const [known, other] = await createPeople(centre.id, 2)
    await place(coordinator, shift.id, known!)
    const waiting = await signUp(shift.id)
    await admitWalkIn(coordinator, {
      ...nobody,
      shiftId: shift.id,
      volunteerId: other!,
      overrideReason: 'Келді',
    })
    expect(waiting.status).toBe('waiting')
    expect(await shiftNow(shift.id)).toMatchObject({ places: 2, taken: 2, waiting: 1 })
  })
})
