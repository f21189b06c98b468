import { describe, expect, test } from 'vitest'
import {
  addAgendaItem,
  moveAgendaItem,
  removeAgendaItem,
  saveAgendaItem,
} from '#lib/events/commands/agenda.ts'
import { addShift, cancelShift, saveShift } from '#lib/events/commands/shifts.ts'
import { findPublishedEvent } from '#lib/events/public.ts'
import { addAgendaItemInput, addShiftInput, saveShiftInput } from '#lib/events/schema.ts'
import { wallTimeOf } from '#lib/platform/clock.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import * as build from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, countDone, historyOf } from './people.ts'

const at = (time: string) => `2031-05-10T${time}`

async function anEvent(given: Parameters<typeof build.createEvent>[1] = {}) {
  const { centre, actor } = await aCoordinator()
  const startsAt = new Date('2031-05-10T05:00:00Z')
  const event = await build.createEvent(db, { centreId: centre.id, startsAt, ...given })
  return { centre, actor, event, eventId: event.id }
}

function line(eventId: string, titleKk: string, time = '', platform = 0) {
  return addAgendaItemInput.parse({
    eventId,
    titleKk,
    startsAt: time && at(time),
    platform: String(platform),
  })
}

const titlesOf = async (slug: string) => (await findPublishedEvent(slug))?.agenda.map((item) => item.titleKk)

describe('the programme', () => {
  test('lines are put in the order of their times and moved by hand', async () => {
    const { actor, event, eventId } = await anEvent()
    await addAgendaItem(actor, line(eventId, 'Түскі ас', '12:00'))
    const opening = await addAgendaItem(actor, line(eventId, 'Ашылу', '10:00'))
    await addAgendaItem(actor, line(eventId, 'Қорытынды'))
    await addAgendaItem(actor, line(eventId, 'Тренинг', '11:00', 1))
    expect(await titlesOf(event.slug)).toEqual(['Ашылу', 'Тренинг', 'Түскі ас', 'Қорытынды'])
    await moveAgendaItem(actor, { eventId, itemId: opening.id, direction: 'down' })
    expect(await titlesOf(event.slug)).toEqual(['Тренинг', 'Ашылу', 'Түскі ас', 'Қорытынды'])
    await moveAgendaItem(actor, { eventId, itemId: opening.id, direction: 'up' })
    await moveAgendaItem(actor, { eventId, itemId: opening.id, direction: 'up' })
    expect((await titlesOf(event.slug))?.[0]).toBe('Ашылу')
    expect(await historyOf(eventId)).toContain('event.programmeMoved')
  })

  test('is saved and removed, each once', async () => {
    const { actor, event, eventId } = await anEvent()
    const { id: itemId } = await addAgendaItem(actor, line(eventId, 'Ашылу', '10:00'))
    await saveAgendaItem(actor, { ...line(eventId, 'Салтанатты ашылу', '10:30'), itemId })
    expect(await titlesOf(event.slug)).toEqual(['Салтанатты ашылу'])
    const removals = Array.from({ length: 4 }, () => removeAgendaItem(actor, { eventId, itemId }))
    expect(await countDone(removals)).toBe(1)
  })

  test("a line of another's event does not exist, also through an event of one's own", async () => {
    const own = await anEvent()
    const other = await anEvent()
    const { id: itemId } = await addAgendaItem(other.actor, line(other.eventId, 'Ашылу'))
    await expect(removeAgendaItem(own.actor, { eventId: other.eventId, itemId })).rejects.toThrow(NotFound)
    await expect(removeAgendaItem(own.actor, { eventId: own.eventId, itemId })).rejects.toThrow(NotFound)
    await expect(addAgendaItem(own.actor, line(other.eventId, 'Ашылу'))).rejects.toThrow(NotFound)
  })

  test('ten lines added at once all stand in the programme with positions of their own', async () => {
    const { actor, eventId } = await anEvent()
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => addAgendaItem(actor, line(eventId, `Бөлім ${index}`))),
    )
    const items = await db.agendaItem.findMany({ where: { eventId }, orderBy: { position: 'asc' } })
    expect(items.map((item) => item.position)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })
})

const times = { startsAt: at('10:00'), endsAt: at('13:00') }
const roles = { roleKk: 'Көмекші', roleRu: 'Помощник' }

describe('shifts', () => {
  test('a coordinator adds a shift with its skills; visitors see its places', async () => {
    const { actor, event, eventId } = await anEvent()
    const skill = await db.skill.findFirstOrThrow()
    const input = addShiftInput.parse({ eventId, places: '12', ...roles, ...times, skillIds: [skill.id] })
    const { id } = await addShift(actor, input)
    const page = await findPublishedEvent(event.slug)
    expect(page?.shifts).toMatchObject([
      { id, places: 12, free: 12, signUp: 'open', skills: [{ nameKk: skill.nameKk }] },
    ])
    expect(await historyOf(id)).toEqual(['shift.added'])
  })

  test('a stale form is refused; of several saves at once one succeeds', async () => {
    const { actor, eventId } = await anEvent()
    const shift = await build.createShift(db, { eventId })
    const input = saveShiftInput.parse({
      eventId,
      shiftId: shift.id,
      version: '1',
      ...roles,
      ...times,
      roleEn: 'Guide',
    })
    expect(await countDone(Array.from({ length: 5 }, () => saveShift(actor, input)))).toBe(1)
    await expect(saveShift(actor, input)).rejects.toThrow(Invalid)
  })

  test('people on a shift must be told of new times before they are saved', async () => {
    const { actor, centre, eventId } = await anEvent()
    const shift = await build.createShift(db, { eventId })
    const volunteer = await build.createVolunteer(db, { centreId: centre.id })
    await build.createParticipation(db, { shiftId: shift.id, volunteerId: volunteer.id })
    const form = {
      eventId,
      shiftId: shift.id,
      version: '1',
      ...roles,
      startsAt: at('11:00'),
      endsAt: at('14:00'),
    }
    await expect(saveShift(actor, saveShiftInput.parse(form))).rejects.toMatchObject({
      fields: { peopleTold: { code: 'events.refusals.peopleNotTold', values: { count: 1 } } },
    })
    await saveShift(actor, saveShiftInput.parse({ ...form, peopleTold: 'on' }))
    const saved = await db.shift.findUniqueOrThrow({ where: { id: shift.id } })
    expect([wallTimeOf(saved.startsAt), saved.version, saved.taken]).toEqual([at('11:00'), 2, 1])
  })

  test('a cancelled shift frees its people, leaves the page and is cancelled once', async () => {
    const { actor, centre, event, eventId } = await anEvent()
    const shift = await build.createShift(db, { eventId })
    const volunteer = await build.createVolunteer(db, { centreId: centre.id })
    const placed = await build.createParticipation(db, { shiftId: shift.id, volunteerId: volunteer.id })
    const attempts = Array.from({ length: 4 }, () => cancelShift(actor, { eventId, shiftId: shift.id }))
    expect(await countDone(attempts)).toBe(1)
    expect((await findPublishedEvent(event.slug))?.shifts).toEqual([])
    expect((await db.participation.findUniqueOrThrow({ where: { id: placed.id } })).status).toBe('cancelled')
  })

  test("a stranger's shifts do not exist", async () => {
    const { eventId } = await anEvent()
    const shift = await build.createShift(db, { eventId })
    const stranger = await anEvent()
    const input = addShiftInput.parse({ eventId, places: 5, ...roles, ...times })
    await expect(addShift(stranger.actor, input)).rejects.toThrow(NotFound)
    await expect(cancelShift(stranger.actor, { eventId, shiftId: shift.id })).rejects.toThrow(NotFound)
    await expect(
      cancelShift(stranger.actor, { eventId: stranger.eventId, shiftId: shift.id }),
    ).rejects.toThrow(NotFound)
  })

  test('nothing is added to what is over or cancelled', async () => {
    const over = await anEvent({ startsAt: new Date('2025-03-01T05:00:00Z') })
    const input = (eventId: string) => addShiftInput.parse({ eventId, places: 5, ...roles, ...times })
    await expect(addShift(over.actor, input(over.eventId))).rejects.toThrow(Conflict)
    const cancelled = await anEvent({ state: 'cancelled', cancelledAt: new Date(), publishedAt: new Date() })
    await expect(addShift(cancelled.actor, input(cancelled.eventId))).rejects.toThrow(Conflict)
  })
})
