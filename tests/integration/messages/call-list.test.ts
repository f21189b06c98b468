import { describe, expect, test } from 'vitest'
import { markTold, openCallList } from '#lib/messages/commands/mark-told.ts'
import { latestDelivery, listMessages, listToCall } from '#lib/messages/queries.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { createGuardian, createParticipation, createVolunteer } from '#prisma/seed/builders.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { db } from '#tests/support/database.ts'
import { actorWith, createScene, inHours } from '../participation/people.ts'

let count = 0

async function put(participationId: string, given: Partial<Prisma.OutboxMessageCreateManyInput> = {}) {
  const effectKey = `call:${count++}`
  const text = {
    locale: 'kk',
    subject: 's',
    body: 'Сәлем\n\nСілтеме:\nhttp://127.0.0.1/kk/x',
    kind: 'confirmed',
  }
  return db.outboxMessage.create({
    data: { effectKey, recipient: '', state: 'toCall', participationId, ...text, ...given },
  })
}

async function scene(person: Partial<Prisma.VolunteerCreateManyInput> = {}, startsIn = 100) {
  const made = await createScene({ event: { startsAt: inHours(startsIn) } })
  const volunteer = await createVolunteer(db, { centreId: made.centre.id, ...person })
  const place = await createParticipation(db, { shiftId: made.shift.id, volunteerId: volunteer.id })
  return { ...made, volunteer, place }
}

const note = 'анасына айттым'

describe('the call list', () => {
  test('names the person, the phone and what to say, and says who looked', async () => {
    const { coordinator, event, place } = await scene({ phone: '+77010000001' })
    await put(place.id)
    const latest = await put(place.id, { kind: 'reminder48' })
    const [person, ...more] = await openCallList(coordinator, event)
    expect(more).toEqual([])
    expect(person).toMatchObject({
      who: 'self',
      phone: '+77010000001',
      earlier: 1,
      message: { id: latest.id },
    })
    const entries = await db.auditEntry.findMany({
      where: { action: 'message.listOpened', subjectId: event.id },
    })
    expect(entries).toMatchObject([{ actorUserId: coordinator.userId, centreId: event.centreId }])
  })

  test("has a parent's phone for somebody under 18", async () => {
    const birthDate = new Date(Date.now() - 12 * 366 * 24 * 3_600_000)
    const { coordinator, event, volunteer, place } = await scene({ phone: null, birthDate })
    const guardian = await createGuardian(db, volunteer.id)
    await db.guardian.update({ where: { id: guardian.id }, data: { phone: '+77010000002' } })
    await put(place.id)
    expect(await listToCall(coordinator, event.id)).toMatchObject([
      { who: 'guardian', phone: '+77010000002' },
    ])
  })

  test('holds what was refused or given up too, and nothing that arrived, was told or is over', async () => {
    const { coordinator, event, place } = await scene()
    await put(place.id, { state: 'sent', recipient: 'a@demo.invalid' })
    expect(await listToCall(coordinator, event.id)).toEqual([])
    await put(place.id, { state: 'bounced', recipient: 'a@demo.invalid', lastError: '550' })
    expect(await listToCall(coordinator, event.id)).toHaveLength(1)
    const over = await scene({}, -100)
    await put(over.place.id)
    expect(await listToCall(over.coordinator, over.event.id)).toEqual([])
  })

  test('of another centre does not exist', async () => {
    const { event, place } = await scene()
    const { id: messageId } = await put(place.id)
    const stranger = (await createScene()).coordinator
    expect(await listToCall(stranger, event.id)).toEqual([])
    expect(await listMessages(stranger, { eventId: event.id, isUndelivered: false })).toEqual([])
    expect(await latestDelivery(stranger, [place.id])).toEqual(new Map())
    await expect(markTold(stranger, { eventId: event.id, messageId, note })).rejects.toThrow(NotFound)
    const nobody = actorWith()
    await expect(markTold(nobody, { eventId: event.id, messageId, note })).rejects.toThrow(NotFound)
  })
})

describe('what was told', () => {
  test('is noted with all before it, and recorded; what came later stays to be told', async () => {
    const { coordinator, event, place } = await scene()
    const first = await put(place.id)
    const seen = await put(place.id)
    const later = await put(place.id, { createdAt: inHours(0.1) })
    await markTold(coordinator, { eventId: event.id, messageId: seen.id, note })
    const rows = await db.outboxMessage.findMany({ where: { participationId: place.id } })
    const stateOf = (id: string) => rows.find((row) => row.id === id)
    expect(stateOf(first.id)).toMatchObject({ state: 'told', note, toldById: coordinator.userId })
    expect(stateOf(seen.id)?.toldAt).not.toBeNull()
    expect(stateOf(later.id)?.state).toBe('toCall')
    const entries = await db.auditEntry.findMany({ where: { action: 'message.told', subjectId: place.id } })
    expect(entries).toHaveLength(1)
  })

  test('is noted once by two at the same moment', async () => {
    const { coordinator, event, place } = await scene()
    const { id: messageId } = await put(place.id)
    const tell = () => markTold(coordinator, { eventId: event.id, messageId, note })
    const answers = await Promise.allSettled([tell(), tell(), tell()])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(tell()).rejects.toThrow(Conflict)
  })

  test('of another event by its id is unknown', async () => {
    const { coordinator, place } = await scene()
    const { id: messageId } = await put(place.id)
    const eventId = (await scene()).event.id
    await expect(markTold(coordinator, { eventId, messageId, note })).rejects.toThrow(NotFound)
  })
})

test('the state of delivery is that of the latest message to each person', async () => {
  const { coordinator, event, place } = await scene()
  await put(place.id, { state: 'sent', recipient: 'a@demo.invalid' })
  await put(place.id, {
    state: 'bounced',
    recipient: 'a@demo.invalid',
    kind: 'reminder3',
    lastError: '5.1.1',
  })
  const all = await listMessages(coordinator, { eventId: event.id, isUndelivered: false })
  expect(all).toMatchObject([{ state: 'bounced', kind: 'reminder3' }])
  expect(await listMessages(coordinator, { eventId: event.id, isUndelivered: true })).toHaveLength(1)
  expect((await latestDelivery(coordinator, [place.id])).get(place.id)).toMatchObject({ state: 'bounced' })
})
