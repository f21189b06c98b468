import { describe, expect, test } from 'vitest'
import { saveShift } from '#lib/events/commands/shifts.ts'
import { tellChanges } from '#lib/messages/commands/tell-changes.ts'
import { endHolds } from '#lib/participation/commands/end-holds.ts'
import { keepPlace, leavePlace } from '#lib/participation/commands/own-place.ts'
import { settleConsent } from '#lib/participation/commands/settle-consent.ts'
import { takeOffShift } from '#lib/participation/commands/take-off-shift.ts'
import { hourMs, wallTimeOf } from '#lib/platform/clock.ts'
import { Conflict, Invalid } from '#lib/platform/refusal.ts'
import { db } from '#tests/support/database.ts'
import { createPeople, createScene, drift, inHours, place, shiftNow } from './people.ts'
import { groupForm, joinAsGroup, mother, placeNow, runOut, signUp } from './sign-up.ts'

const soon = (hours: number) => ({ startsAt: inHours(hours), endsAt: inHours(hours + 3) })

/** One place, three people; it begins in twenty hours. */
async function nearScene() {
  const scene = await createScene({ event: soon(20), shift: { places: 1, ...soon(20) } })
  const [first, second, third] = [
    await signUp(scene.shift.id),
    await signUp(scene.shift.id),
    await signUp(scene.shift.id),
  ]
  return { ...scene, first: first!, second: second!, third: third! }
}

describe('a place that frees in the last 24 hours', () => {
  test('is offered to the next for an hour, and is theirs when they say yes', async () => {
    const { shift, first, second } = await nearScene()
    await leavePlace(null, { token: first.token, withChildren: false })
    const offered = await placeNow(second.participationId)
    expect(offered).toMatchObject({ status: 'offered', heldFor: 'promotion' })
    const left = offered.heldUntil!.getTime() - Date.now()
    expect(left).toBeGreaterThan(0.9 * hourMs)
    expect(left).toBeLessThanOrEqual(hourMs)
    expect(await shiftNow(shift.id)).toMatchObject({ taken: 1, waiting: 1 })

    const results = await Promise.allSettled([1, 2, 3].map(() => keepPlace(null, { token: second.token })))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await placeNow(second.participationId)).toMatchObject({ status: 'confirmed', heldUntil: null })
  })

  test('goes on to the one after when nobody answers, each step once and with its reason', async () => {
    const { first, second, third } = await nearScene()
    await leavePlace(null, { token: first.token, withChildren: false })
    expect(await endHolds(null)).toBe(0)
    await runOut({ id: second.participationId })
    await Promise.all([endHolds(null), endHolds(null), endHolds(null)])
    expect(await placeNow(second.participationId)).toMatchObject({ status: 'cancelled', heldFor: null })
    expect((await placeNow(second.participationId)).changes.map(({ reason }) => reason)).toEqual([
      'placed',
      'offered',
      'offerExpired',
    ])
    expect((await placeNow(third.participationId)).status).toBe('offered')
    await expect(keepPlace(null, { token: second.token })).rejects.toBeInstanceOf(Conflict)
    expect(await drift()).toEqual([])
  })

  test('an answer after the time is over is refused even before the worker comes by', async () => {
    const { first, second } = await nearScene()
    await leavePlace(null, { token: first.token, withChildren: false })
    await runOut({ id: second.participationId })
    await expect(keepPlace(null, { token: second.token })).rejects.toMatchObject({
      code: 'participation.refusals.holdOver',
    })
  })

  test('somebody who joins while nobody else can come needs no offer', async () => {
    const { shift, first, second, third } = await nearScene()
    await leavePlace(null, { token: first.token, withChildren: false })
    await leavePlace(null, { token: second.token, withChildren: false })
    await leavePlace(null, { token: third.token, withChildren: false })
    expect(await signUp(shift.id)).toMatchObject({ status: 'confirmed' })
  })

  test('is offered to nobody once sign-up is closed', async () => {
    const scene = await nearScene()
    await db.event.update({ where: { id: scene.event.id }, data: { signUpClosesAt: inHours(-0.1) } })
    await takeOffShift(scene.coordinator, { participationId: scene.first.participationId, reason: 'Сұрады' })
    expect((await placeNow(scene.second.participationId)).status).toBe('waiting')
  })
})

describe("a minor's place waits for the guardian", () => {
  const minor = { birthDate: '2011-06-01', guardian: mother }

  test('and is theirs when the consent is on record', async () => {
    const { shift } = await createScene()
    const done = await signUp(shift.id, minor)
    expect(done).toMatchObject({ status: 'offered' })
    expect(done.heldUntil!.getTime()).toBeGreaterThan(Date.now() + 24 * hourMs)
    expect(await shiftNow(shift.id)).toMatchObject({ taken: 1 })
    await expect(keepPlace(null, { token: done.token })).rejects.toMatchObject({
      code: 'participation.refusals.consentFirst',
    })
    const { volunteerId } = await placeNow(done.participationId)
    await settleConsent(null, volunteerId)
    expect((await placeNow(done.participationId)).status).toBe('offered')
    await consentOf(volunteerId)
    await settleConsent(null, volunteerId)
    await settleConsent(null, volunteerId)
    expect((await placeNow(done.participationId)).changes.map(({ reason }) => reason)).toEqual([
      'placed',
      'consentGiven',
    ])
  })

  test('or goes to the next when the time is over', async () => {
    const { shift } = await createScene({ shift: { places: 1 } })
    const done = await signUp(shift.id, minor)
    const next = await signUp(shift.id)
    await runOut({ id: done.participationId })
    await endHolds(null)
    expect((await placeNow(done.participationId)).changes.at(-1)?.reason).toBe('consentExpired')
    expect((await placeNow(next.participationId)).status).toBe('confirmed')
  })

  test('a waiting minor is passed over with the reason until the consent is there', async () => {
    const { shift } = await createScene({ shift: { places: 1 } })
    const first = await signUp(shift.id)
    const child = await signUp(shift.id, minor)
    const last = await signUp(shift.id)
    await leavePlace(null, { token: first.token, withChildren: false })
    expect((await placeNow(child.participationId)).changes.at(-1)?.reason).toBe('skipped.guardianDataConsent')
    expect((await placeNow(last.participationId)).status).toBe('confirmed')
    const { volunteerId } = await placeNow(child.participationId)
    await leavePlace(null, { token: last.token, withChildren: false })
    await consentOf(volunteerId)
    await settleConsent(null, volunteerId)
    expect((await placeNow(child.participationId)).status).toBe('confirmed')
  })

  test.each([
    ['is freed at once', 1],
    ['or the turn in line ends', 0],
  ])('%s when the guardian refuses', async (_, free) => {
    const { shift } = await createScene({ shift: { places: 1 } })
    if (free === 0) await signUp(shift.id)
    const done = await signUp(shift.id, minor)
    const { volunteerId } = await placeNow(done.participationId)
    const asked = {
      volunteerId,
      participationId: done.participationId,
      guardianName: mother.name,
      relation: 'mother' as const,
      locale: 'kk',
    }
    const answer = { answeredAt: new Date(), hasConsented: false, expiresAt: inHours(24) }
    await db.consentRequest.deleteMany({ where: { volunteerId } })
    await db.consentRequest.create({ data: { ...asked, ...answer } })
    await settleConsent(null, volunteerId)
    expect((await placeNow(done.participationId)).changes.at(-1)?.reason).toBe('consentRefused')
    expect(await shiftNow(shift.id)).toMatchObject({ taken: 1 - free, waiting: 0 })
  })

  async function consentOf(volunteerId: string) {
    const guardian = await db.guardian.create({
      data: { volunteerId, name: mother.name, relation: 'mother' },
    })
    const text = { textVersion: '1', textHash: 'x', locale: 'kk', givenAt: new Date() }
    const consent = { volunteerId, guardianId: guardian.id, method: 'paper' as const, ...text }
    await db.consent.create({ data: { ...consent, kind: 'personalData' } })
  }
})

describe('a shift that is edited', () => {
  async function save(
    scene: Awaited<ReturnType<typeof createScene>>,
    startsAt: Date,
    endsAt: Date,
    peopleTold = true,
  ) {
    const { version } = await shiftNow(scene.shift.id)
    const { roleKk, roleRu, roleEn } = scene.shift
    return saveShift(scene.coordinator, {
      ...{ eventId: scene.event.id, shiftId: scene.shift.id, version, peopleTold, roleKk, roleRu, roleEn },
      ...{ startsAt: wallTimeOf(startsAt), endsAt: wallTimeOf(endsAt), skillIds: [] },
      ...{ signUpOpensAt: null, signUpClosesAt: null, platformId: null },
    })
  }

  test('earlier or longer: places are held until people say yes again, waiting people are not asked', async () => {
    const scene = await createScene({ event: soon(100), shift: { places: 1, ...soon(100) } })
    const one = await signUp(scene.shift.id)
    const waiting = await signUp(scene.shift.id)
    await expect(save(scene, inHours(90), inHours(93), false)).rejects.toMatchObject({
      fields: { peopleTold: { values: { count: 1 } } },
    })
    expect(await save(scene, inHours(90), inHours(93))).toMatchObject({ asked: 1 })
    expect(await placeNow(one.participationId)).toMatchObject({
      status: 'offered',
      heldFor: 'reconfirmation',
    })
    expect((await placeNow(waiting.participationId)).status).toBe('waiting')
    expect(await shiftNow(scene.shift.id)).toMatchObject({ taken: 1, waiting: 1 })
    await keepPlace(null, { token: one.token })
    expect((await placeNow(one.participationId)).status).toBe('confirmed')
  })

  test("a hold for a guardian's consent ends before the new start too", async () => {
    const scene = await createScene({ event: soon(200), shift: { places: 2, ...soon(200) } })
    const one = await signUp(scene.shift.id, { birthDate: '2011-06-01', guardian: mother })
    await save(scene, inHours(30), inHours(33))
    const held = await placeNow(one.participationId)
    expect(held).toMatchObject({ status: 'offered', heldFor: 'consent' })
    expect(held.heldUntil!.getTime()).toBeLessThanOrEqual(inHours(30).getTime())
  })

  test('the leader of a group gets one letter for all its people', async () => {
    const scene = await createScene({ event: soon(100), shift: { places: 9, ...soon(100) } })
    const form = groupForm(scene.shift.id, 6)
    await joinAsGroup(scene.shift.id, 6, form)
    await save(scene, inHours(90), inHours(93))
    expect(await db.outboxMessage.count({ where: { recipient: form.email! } })).toBe(1)
    await db.shiftNotice.updateMany({ data: { dueAt: new Date() } })
    await tellChanges(null)
    expect(await db.outboxMessage.count({ where: { recipient: form.email! } })).toBe(2)
  })

  test('who does not answer makes room for the next', async () => {
    const scene = await createScene({ event: soon(100), shift: { places: 1, ...soon(100) } })
    const one = await signUp(scene.shift.id)
    const next = await signUp(scene.shift.id)
    await save(scene, inHours(90), inHours(93))
    await runOut({ id: one.participationId })
    await endHolds(null)
    expect((await placeNow(one.participationId)).changes.at(-1)?.reason).toBe('notReconfirmed')
    expect((await placeNow(next.participationId)).status).toBe('confirmed')
  })

  test('shorter within the old hours: nobody is asked', async () => {
    const scene = await createScene({ event: soon(100), shift: { places: 2, ...soon(100) } })
    const one = await signUp(scene.shift.id)
    expect(await save(scene, inHours(101), inHours(102), false)).toMatchObject({ asked: 0 })
    expect((await placeNow(one.participationId)).status).toBe('confirmed')
  })

  test('onto another shift of the person: the yes is refused with the clash', async () => {
    const scene = await createScene({ event: soon(100), shift: { places: 2, ...soon(100) } })
    const [volunteerId] = await createPeople(scene.centre.id, 1)
    const placed = await place(scene.coordinator, scene.shift.id, volunteerId!)
    const other = await createScene({ event: soon(90), shift: soon(90) })
    await db.event.update({ where: { id: other.event.id }, data: { centreId: scene.centre.id } })
    await place(scene.coordinator, other.shift.id, volunteerId!)
    await save(scene, inHours(90), inHours(94))
    const { signLink } = await import('#lib/platform/signed-link.ts')
    const token = signLink('sign-up', placed.participationId, 1)
    await expect(keepPlace(null, { token })).rejects.toBeInstanceOf(Invalid)
    expect((await placeNow(placed.participationId)).status).toBe('offered')
  })
})
