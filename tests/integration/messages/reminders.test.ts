import { describe, expect, test } from 'vitest'
import { remind } from '#lib/messages/commands/remind.ts'
import { hourMs, minuteMs } from '#lib/platform/clock.ts'
import { createParticipation, createVolunteer } from '#prisma/seed/builders.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { db } from '#tests/support/database.ts'
import { createScene, inHours } from '../participation/people.ts'

type Given = { startsIn: number; confirmedAgo?: number; place?: Partial<Prisma.ParticipationCreateManyInput> }

/** Somebody whose place was given so many hours ago on a shift that begins in so many. */
async function somebody({ startsIn, confirmedAgo = 500, place = {} }: Given) {
  const scene = await createScene({ event: { startsAt: inHours(startsIn) } })
  const volunteer = await createVolunteer(db, { centreId: scene.centre.id, email: 'r@demo.invalid' })
  const { id } = await createParticipation(db, {
    shiftId: scene.shift.id,
    volunteerId: volunteer.id,
    ...place,
  })
  const at = inHours(-confirmedAgo)
  await db.participationChange.updateMany({ where: { participationId: id }, data: { at } })
  return { ...scene, id }
}

async function kindsFor(participationId: string): Promise<string[]> {
  const letters = await db.outboxMessage.findMany({ where: { participationId }, orderBy: { id: 'asc' } })
  return letters.map(({ kind }) => kind)
}

describe('a shift is called to mind', () => {
  test.each([
    ['two days before', { startsIn: 47.9 }, ['reminder48']],
    ['not earlier', { startsIn: 48.2 }, []],
    ['late after a standstill, while a day is left', { startsIn: 24.5 }, ['reminder48']],
    ['not any more on the last day', { startsIn: 23.5 }, []],
    ['three hours before', { startsIn: 2.9 }, ['reminder3']],
    ['not when it is about to begin', { startsIn: 0.4 }, []],
    ['not to whom the place was given just before', { startsIn: 47, confirmedAgo: 12 }, []],
    ['but to whom it was given half a day before that', { startsIn: 47, confirmedAgo: 14 }, ['reminder48']],
    ['not within the hour of the place being given', { startsIn: 2.9, confirmedAgo: 1 }, []],
    ['three hours before, given this morning', { startsIn: 2.9, confirmedAgo: 1.2 }, ['reminder3']],
    ['to nobody who waits', { startsIn: 40, place: { status: 'waiting' } }, []],
    ['to nobody who gave it up', { startsIn: 40, place: { status: 'cancelled' } }, []],
  ] satisfies [string, Given, string[]][])('%s', async (_, given, kinds) => {
    const { id } = await somebody(given)
    await Promise.all([remind(null), remind(null)])
    await remind(null)
    expect(await kindsFor(id)).toEqual(kinds)
  })

  test('with one tap to release the place, and the code', async () => {
    const { id } = await somebody({ startsIn: 40 })
    await remind(null)
    const letter = await db.outboxMessage.findFirstOrThrow({ where: { participationId: id } })
    expect(letter.body).toMatch(/\/place\/[\w-]{43}\?release=1$/m)
    expect(letter.qrText).toMatch(/^BGC:/)
  })

  test('anew when it moved', async () => {
    const { id, shift } = await somebody({ startsIn: 40 })
    await remind(null)
    await db.shift.update({ where: { id: shift.id }, data: { startsAt: inHours(41), endsAt: inHours(44) } })
    await remind(null)
    expect(await kindsFor(id)).toEqual(['reminder48', 'reminder48'])
  })

  test('to nobody when the shift or the event is called off', async () => {
    const off = await somebody({ startsIn: 40 })
    await db.shift.update({ where: { id: off.shift.id }, data: { cancelledAt: new Date() } })
    const gone = await somebody({ startsIn: 40 })
    await db.event.update({
      where: { id: gone.event.id },
      data: { state: 'cancelled', cancelledAt: new Date() },
    })
    await remind(null)
    expect([...(await kindsFor(off.id)), ...(await kindsFor(gone.id))]).toEqual([])
  })

  test('to the leader of a group, once for all of it', async () => {
    const scene = await createScene({ event: { startsAt: inHours(40) } })
    const contact = { leaderName: 'Айдар', email: 'leader@demo.invalid', locale: 'ru' }
    const group = await db.signUpGroup.create({ data: { shiftId: scene.shift.id, name: '9 А', ...contact } })
    for (let index = 0; index < 3; index++) {
      const { id: volunteerId } = await createVolunteer(db, { centreId: scene.centre.id })
      const facts = { shiftId: scene.shift.id, volunteerId, groupId: group.id }
      const { id } = await createParticipation(db, facts)
      await db.participationChange.updateMany({ where: { participationId: id }, data: { at: inHours(-500) } })
    }
    await remind(null)
    const letters = await db.outboxMessage.findMany({ where: { recipient: 'leader@demo.invalid' } })
    expect(letters).toHaveLength(1)
    expect(letters[0]?.body).toContain('/ru/group/')
    expect(letters[0]).toMatchObject({ qrText: null, locale: 'ru' })
  })
})

describe('a held place', () => {
  const held = (hoursLeft: number, heldFor = 'promotion' as const) => ({
    startsIn: 100,
    place: { status: 'offered' as const, heldFor, heldUntil: new Date(Date.now() + hoursLeft * hourMs) },
  })

  test.each([
    ['in the last third of its time', { ...held(3), confirmedAgo: 7 }, ['deadline']],
    ['not before', { ...held(5), confirmedAgo: 7 }, []],
    ['not when the whole of it is short', { ...held(0.5), confirmedAgo: 2 }, []],
  ] satisfies [string, Given, string[]][])('is called to mind once, %s', async (_, given, kinds) => {
    const { id } = await somebody(given)
    await remind(null)
    await remind(null)
    expect(await kindsFor(id)).toEqual(kinds)
  })

  test('is not called to mind when its time is over', async () => {
    const over = { status: 'offered' as const, heldFor: 'promotion' as const }
    const place = { ...over, heldUntil: new Date(Date.now() + 5 * minuteMs) }
    const { id } = await somebody({ startsIn: 100, confirmedAgo: 9, place })
    await remind(null)
    expect(await kindsFor(id)).toEqual([])
  })
})
