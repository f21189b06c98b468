import { describe, expect, test } from 'vitest'
import { keepForPerson } from '#lib/participation/commands/keep-for-person.ts'
import { takeOffShift } from '#lib/participation/commands/take-off-shift.ts'
import { findRoster } from '#lib/participation/queries/roster.ts'
import { findSent } from '#lib/participation/queries/sent.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { db } from '#tests/support/database.ts'
import { actorWith, createScene, drift, inHours } from './people.ts'
import { joinAsGroup, mother, placeNow, runOut, signUp } from './sign-up.ts'

/** The last day before a shift: a freed place is offered to the next in line. */
async function offered() {
  const scene = await createScene({
    event: { startsAt: inHours(8), endsAt: inHours(11) },
    shift: { places: 1, startsAt: inHours(8), endsAt: inHours(11) },
  })
  const first = await signUp(scene.shift.id)
  const second = await signUp(scene.shift.id, { email: null, phone: '+77000000001' })
  await takeOffShift(scene.coordinator, { participationId: first.participationId, reason: 'Сұрады' })
  return { ...scene, participationId: second.participationId }
}

describe('a coordinator says yes for somebody who said it by phone', () => {
  test('the held place is theirs, and who said it stands in the history', async () => {
    const { coordinator, participationId, event, shift } = await offered()
    const kept = await keepForPerson(coordinator, { participationId })
    expect(kept).toEqual({ shiftId: shift.id, eventId: event.id, slug: event.slug })
    expect(await placeNow(participationId)).toMatchObject({
      status: 'confirmed',
      heldFor: null,
      heldUntil: null,
    })
    const change = await db.participationChange.findFirstOrThrow({
      where: { participationId, reason: 'kept' },
    })
    expect(change.actorUserId).toBe(coordinator.userId)
    const entry = { subjectId: participationId, action: 'signUp.kept', actorUserId: coordinator.userId }
    expect(await db.auditEntry.count({ where: entry })).toBe(1)
    expect(await drift()).toEqual([])
  })

  test('for another centre the sign-up does not exist', async () => {
    const { participationId } = await offered()
    const { coordinator: stranger } = await createScene()
    for (const actor of [stranger, actorWith(), actorWith({ isEditor: true })])
      await expect(keepForPerson(actor, { participationId })).rejects.toBeInstanceOf(NotFound)
    expect((await placeNow(participationId)).status).toBe('offered')
  })

  test('two at once: one is heard, the other is told that nothing is held any more', async () => {
    const { coordinator, participationId } = await offered()
    const calls = Array.from({ length: 4 }, () => keepForPerson(coordinator, { participationId }))
    const results = await Promise.allSettled(calls)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.participationChange.count({ where: { participationId, reason: 'kept' } })).toBe(1)
  })

  test("an offer that ran out, and a guardian's consent, cannot be said by phone", async () => {
    const { coordinator, participationId } = await offered()
    await runOut({ id: participationId })
    await expect(keepForPerson(coordinator, { participationId })).rejects.toMatchObject({
      code: 'participation.refusals.holdOver',
    })
    const scene = await createScene()
    const child = await signUp(scene.shift.id, { birthDate: '2012-01-01', guardian: mother })
    const keeping = keepForPerson(scene.coordinator, { participationId: child.participationId })
    await expect(keeping).rejects.toBeInstanceOf(Conflict)
  })
})

describe('the roster', () => {
  test('says why a place is held and until when, which group people came with, and who may be here twice', async () => {
    const { coordinator, event, shift } = await createScene()
    await signUp(shift.id, { birthDate: '2012-01-01', guardian: mother })
    await joinAsGroup(shift.id, 2)
    const person = { surname: 'Екеу', givenName: 'Бір', birthDate: '1990-01-01' }
    const one = await signUp(shift.id, person)
    const twin = await signUp(shift.id, { ...person, surname: 'екеу' })
    await signUp(shift.id, { ...person, birthDate: '1990-01-02' })
    const roster = await findRoster(coordinator, event.id, shift.id)
    const held = roster!.placed.filter(({ heldFor }) => heldFor === 'consent')
    expect(held).toHaveLength(1)
    expect(held[0]!.heldUntil).toBeInstanceOf(Date)
    expect(roster!.placed.filter(({ group }) => group?.name === '9 «А» сыныбы')).toHaveLength(2)
    const doubtful = roster!.placed.filter(({ namesakes }) => namesakes.length > 0)
    expect(doubtful.map(({ id }) => id).sort()).toEqual([one.participationId, twin.participationId].sort())
  })
})

describe('the page after a form was sent', () => {
  test('says where the sign-up stands and to which mailbox the link went, and nothing that changes it', async () => {
    const { shift, event } = await createScene({ shift: { places: 1 } })
    const one = await signUp(shift.id, { email: 'dana@test.invalid' })
    const two = await signUp(shift.id)
    expect(await findSent(null, event.slug, one.participationId)).toMatchObject({
      status: 'confirmed',
      to: 'd•••@test.invalid',
    })
    const sent = await findSent(null, event.slug, two.participationId)
    expect(sent).toMatchObject({ status: 'waiting', position: 1 })
    expect(JSON.stringify(sent)).not.toContain(two.token)
    const group = await joinAsGroup(shift.id, 1)
    expect(await findSent(null, event.slug, group.groupId)).toMatchObject({ kind: 'group', position: 2 })
  })

  test('is silent about anything else: another event, an hour later, a made-up id', async () => {
    const { shift, event } = await createScene()
    const other = await createScene()
    const { participationId } = await signUp(shift.id)
    expect(await findSent(null, other.event.slug, participationId)).toBeNull()
    expect(await findSent(null, event.slug, crypto.randomUUID())).toBeNull()
    expect(await findSent(null, event.slug, "' OR 1=1 --")).toBeNull()
    await db.participation.update({ where: { id: participationId }, data: { joinedAt: inHours(-1.1) } })
    expect(await findSent(null, event.slug, participationId)).toBeNull()
  })
})
