import { beforeAll, describe, expect, test } from 'vitest'
import { copyEvent } from '#lib/events/commands/copy-event.ts'
import { createSeries, runSeries } from '#lib/events/commands/create-series.ts'
import { cancelOccurrences, publishOccurrences } from '#lib/events/commands/end-series.ts'
import { saveOccurrences } from '#lib/events/commands/save-occurrences.ts'
import { addShifts, cancelShifts, resizeShifts, saveShifts } from '#lib/events/commands/series-shifts.ts'
import {
  copyEventInput,
  copyParts,
  createSeriesInput,
  saveOccurrencesInput,
  saveShiftsInput,
  addShiftsInput,
} from '#lib/events/schema/series.ts'
import { dayMs, wallTimeOf } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/new-id.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import * as build from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, countDone, historyOf } from './people.ts'

const words = {
  ...{ summaryKk: 'Қысқаша', summaryRu: 'Коротко', placeKk: 'Алаң', placeRu: 'Площадь' },
  ...{ descriptionRu: 'Подробно', requirementsRu: 'Перчатки' },
} as const

/** Ten o'clock on the day so many days from now. */
function tenOClock(days: number): Date {
  const day = wallTimeOf(new Date(Date.now() + days * dayMs)).slice(0, 10)
  return new Date(`${day}T05:00:00Z`)
}

async function anEvent(given: Parameters<typeof build.createEvent>[1] = {}) {
  const { centre, actor } = await aCoordinator()
  const startsAt = tenOClock(10)
  const event = await build.createEvent(db, { centreId: centre.id, startsAt, ...words, ...given })
  const shift = await build.createShift(db, { eventId: event.id, places: 5 })
  return { centre, actor, event, shift, eventId: event.id }
}

const weekly = (eventId: string, count: number, id = newId()) =>
  createSeriesInput.parse({ id, eventId, frequency: 'weekly', interval: '1', count: String(count) })

/** A public series of so many weeks. */
async function aSeries(count: number, given: Parameters<typeof build.createEvent>[1] = {}) {
  const scene = await anEvent(given)
  await createSeries(scene.actor, weekly(scene.eventId, count))
  await publishOccurrences(scene.actor, { eventId: scene.eventId, scope: 'all' })
  return { ...scene, occurrences: () => occurrencesOf(scene.eventId) }
}

async function occurrencesOf(eventId: string) {
  const { seriesId } = await db.event.findUniqueOrThrow({ where: { id: eventId } })
  return db.event.findMany({
    where: { seriesId: seriesId ?? '' },
    orderBy: { seriesDay: 'asc' },
    include: { shifts: { orderBy: { position: 'asc' } } },
  })
}

/** The event's form as it is saved, with what is changed. */
async function formOf(eventId: string, given: Record<string, unknown>) {
  const event = await db.event.findUniqueOrThrow({ where: { id: eventId } })
  const texts = ['title', 'summary', 'description', 'place', 'requirements', 'contact']
  const names = texts.flatMap((name) => [`${name}Kk`, `${name}Ru`, `${name}En`])
  const kept = Object.fromEntries(names.map((name) => [name, event[name as 'titleKk']]))
  const { kind, directionId, unitId, version } = event
  return saveOccurrencesInput.parse({
    ...{ eventId, version, kind, directionId, unitId, ...kept },
    ...{ startsAt: wallTimeOf(event.startsAt), endsAt: wallTimeOf(event.endsAt) },
    ...given,
  })
}

async function peopleOn(shiftId: string, centreId: string, count: number) {
  for (let index = 0; index < count; index++) {
    const { id: volunteerId } = await build.createVolunteer(db, { centreId })
    await build.createParticipation(db, { shiftId, volunteerId })
  }
}

describe('a copy', () => {
  test('is a draft at the same hours of another day, without people, marks, counters or a cancellation', async () => {
    const { actor, centre, shift, event, eventId } = await anEvent({
      ...{ state: 'cancelled', cancelledAt: new Date(), publishedAt: new Date(), cancelReasonKk: 'Боран' },
      startsAt: new Date('2024-02-24T04:00:00Z'),
    })
    await peopleOn(shift.id, centre.id, 2)
    await db.agendaItem.create({ data: { eventId, position: 0, titleKk: 'А', titleRu: 'А', titleEn: '' } })
    const input = { id: newId(), eventId, day: '2024-03-02', parts: [...copyParts] }
    await copyEvent(actor, input)
    const copy = await db.event.findUniqueOrThrow({
      where: { id: input.id },
      include: { shifts: { include: { participations: true } }, agenda: true },
    })
    expect(copy).toMatchObject({
      state: 'draft',
      cancelReasonKk: '',
      publishedAt: null,
      summaryRu: 'Коротко',
    })
    expect([wallTimeOf(event.startsAt), wallTimeOf(copy.startsAt)]).toEqual([
      '2024-02-24T10:00',
      '2024-03-02T10:00',
    ])
    expect(copy.shifts).toMatchObject([{ places: 5, taken: 0, waiting: 0, participations: [] }])
    expect(copy.agenda).toHaveLength(1)
    expect(copy.slug).not.toBe(event.slug)
    expect(await historyOf(input.id)).toEqual(['event.copied'])
  })

  test('takes only the parts that were chosen', async () => {
    const { actor, eventId } = await anEvent()
    const input = copyEventInput.parse({ id: newId(), eventId, day: '2031-05-10', parts: ['requirements'] })
    await copyEvent(actor, input)
    const copy = await db.event.findUniqueOrThrow({ where: { id: input.id }, include: { shifts: true } })
    expect([copy.summaryKk, copy.requirementsRu, copy.shifts]).toEqual(['', 'Перчатки', []])
  })

  test('the same form five times is one copy; a stranger’s event does not exist', async () => {
    const { actor, eventId } = await anEvent()
    const input = { id: newId(), eventId, day: '2031-05-10', parts: [] }
    expect(await countDone(Array.from({ length: 5 }, () => copyEvent(actor, input)))).toBe(5)
    expect(await db.event.count({ where: { id: input.id } })).toBe(1)
    const stranger = await aCoordinator()
    await expect(copyEvent(stranger.actor, { ...input, id: newId() })).rejects.toThrow(NotFound)
  })
})

describe('a series', () => {
  test('gives each day a draft of its own with its own address, recorded once', async () => {
    const { actor, eventId, event } = await anEvent()
    const input = weekly(eventId, 4)
    const attempts = Array.from({ length: 4 }, () => createSeries(actor, input))
    expect(await countDone(attempts)).toBe(4)
    const occurrences = await occurrencesOf(eventId)
    expect(occurrences.map(({ state }) => state)).toEqual(['published', 'draft', 'draft', 'draft'])
    expect(new Set(occurrences.map(({ slug }) => slug)).size).toBe(4)
    expect(new Set(occurrences.map(({ startsAt }) => wallTimeOf(startsAt).slice(11)))).toEqual(
      new Set(['10:00']),
    )
    expect(new Set(occurrences.flatMap(({ shifts }) => shifts.map(({ originId }) => originId))).size).toBe(1)
    expect((await historyOf(event.id)).filter((action) => action === 'event.seriesCreated')).toHaveLength(1)
    await expect(createSeries(actor, weekly(eventId, 3))).rejects.toThrow(Conflict)
  })

  test('of two different ones at once one is made; a stranger’s event does not exist', async () => {
    const { actor, eventId } = await anEvent()
    expect(
      await countDone([createSeries(actor, weekly(eventId, 3)), createSeries(actor, weekly(eventId, 5))]),
    ).toBe(1)
    const other = await anEvent()
    await expect(createSeries(actor, weekly(other.eventId, 3))).rejects.toThrow(NotFound)
  })

  test('of more than twenty is made by the worker, which goes on where it was', async () => {
    const { actor, eventId } = await anEvent()
    const input = weekly(eventId, 30)
    expect(await createSeries(actor, input)).toEqual({ isLater: true, count: 29 })
    let steps = 0
    const job = {
      id: newId(),
      subjectId: input.id,
      step: async () => (++steps === 12 ? Promise.reject(new Error('killed')) : actor),
    }
    await expect(runSeries(actor, job)).rejects.toThrow('killed')
    await runSeries(actor, { ...job, step: () => Promise.resolve(actor) })
    const occurrences = await occurrencesOf(eventId)
    expect(occurrences).toHaveLength(30)
    expect(occurrences.every(({ shifts }) => shifts.length === 1)).toBe(true)
  })
})

describe('editing several dates', () => {
  test('this and the following: past, running and earlier ones stay untouched', async () => {
    const { actor, occurrences } = await aSeries(5)
    const [past, running, earlier, edited] = await occurrences()
    const shiftBack = async (id: string, startsAt: Date, endsAt: Date) =>
      db.event.update({ where: { id }, data: { startsAt, endsAt } })
    await shiftBack(past!.id, tenOClock(-3), new Date(tenOClock(-3).getTime() + 3 * 3_600_000))
    await shiftBack(running!.id, new Date(Date.now() - 60_000), new Date(Date.now() + 3_600_000))
    const before = (await occurrences()).slice(0, 3)
    const form = await formOf(edited!.id, { placeRu: 'Парк', scope: 'following' })
    await saveOccurrences(actor, form)
    const after = await occurrences()
    expect(after.slice(0, 3)).toEqual(before)
    expect(after.slice(3).map(({ placeRu, version }) => [placeRu, version])).toEqual([
      ['Парк', 3],
      ['Парк', 3],
    ])
    await saveOccurrences(actor, await formOf(edited!.id, { placeRu: 'Сквер', scope: 'all' }))
    expect((await occurrences()).map(({ placeRu }) => placeRu)).toEqual([
      'Площадь',
      'Площадь',
      'Площадь',
      'Сквер',
      'Сквер',
    ])
    expect(earlier!.isException).toBe(false)
    await expect(
      saveOccurrences(actor, await formOf(past!.id, { placeRu: 'Нигде', scope: 'all' })),
    ).rejects.toThrow(Conflict)
  })

  test('what a date says for itself stays, and times move by the clock with shifts and programme', async () => {
    const { actor, occurrences, eventId } = await aSeries(3)
    const [, own] = await occurrences()
    await saveOccurrences(actor, await formOf(own!.id, { placeRu: 'Своё место' }))
    const [first] = await occurrences()
    const later = wallTimeOf(new Date(first!.startsAt.getTime() + 90 * 60_000))
    const ends = wallTimeOf(new Date(first!.endsAt.getTime() + 90 * 60_000))
    await saveOccurrences(
      actor,
      await formOf(eventId, {
        placeRu: 'Парк',
        startsAt: later,
        endsAt: ends,
        moveParts: 'on',
        scope: 'all',
        peopleTold: 'on',
      }),
    )
    const after = await occurrences()
    expect(after.map(({ placeRu }) => placeRu)).toEqual(['Парк', 'Своё место', 'Парк'])
    expect(after.map(({ startsAt }) => wallTimeOf(startsAt).slice(11))).toEqual(['11:30', '11:30', '11:30'])
    expect(
      after.flatMap(({ shifts }) => shifts.map(({ startsAt }) => wallTimeOf(startsAt).slice(11))),
    ).toEqual(['11:30', '11:30', '11:30'])
    expect(after.map(({ isException }) => isException)).toEqual([false, true, false])
  })

  test('people are named by day before they are asked again, and then asked', async () => {
    const { actor, centre, occurrences, eventId } = await aSeries(3)
    const all = await occurrences()
    await peopleOn(all[1]!.shifts[0]!.id, centre.id, 2)
    const earlier = {
      startsAt: wallTimeOf(new Date(all[0]!.startsAt.getTime() - 3_600_000)),
      moveParts: 'on',
      scope: 'all',
    }
    await expect(saveOccurrences(actor, await formOf(eventId, earlier))).rejects.toMatchObject({
      fields: {
        peopleTold: {
          code: 'series.refusals.peopleNotTold',
          values: { list: expect.stringMatching(/: 2$/) as string },
        },
      },
    })
    expect(await occurrences()).toEqual(await occurrencesOf(eventId))
    await saveOccurrences(actor, await formOf(eventId, { ...earlier, peopleTold: 'on' }))
    const asked = await db.participation.findMany({ where: { shiftId: all[1]!.shifts[0]!.id } })
    expect(asked.map(({ heldFor }) => heldFor)).toEqual(['reconfirmation', 'reconfirmation'])
  })

  test('a stale form is refused, of two edits at once one succeeds, a stranger finds nothing', async () => {
    const { actor, eventId, occurrences } = await aSeries(3)
    const form = await formOf(eventId, { titleRu: 'Другое', scope: 'all' })
    expect(await countDone(Array.from({ length: 3 }, () => saveOccurrences(actor, form)))).toBe(1)
    expect(new Set((await occurrences()).map(({ version }) => version)).size).toBe(2)
    const stranger = await aCoordinator()
    await expect(saveOccurrences(stranger.actor, form)).rejects.toThrow(NotFound)
  })

  test('one date in the way undoes the whole and is named', async () => {
    const { actor, eventId, occurrences } = await aSeries(3)
    const last = (await occurrences())[2]!
    await db.event.update({
      where: { id: last.id },
      data: { endsAt: new Date(last.startsAt.getTime() + 1_800_000) },
    })
    const first = (await occurrences())[0]!
    const startsAt = wallTimeOf(new Date(first.startsAt.getTime() + 3_600_000))
    const form = await formOf(eventId, { startsAt, scope: 'all' })
    await expect(saveOccurrences(actor, form)).rejects.toMatchObject({
      fields: { '': { code: 'series.refusals.stopped' } },
    })
    expect((await occurrences())[0]).toEqual(first)
  })
})

describe('shifts of a series', () => {
  test('are added, edited and cancelled in all coming dates', async () => {
    const { actor, eventId, occurrences } = await aSeries(3)
    const first = (await occurrences())[0]!
    const times = { startsAt: wallTimeOf(first.startsAt), endsAt: wallTimeOf(first.endsAt) }
    const input = addShiftsInput.parse({
      eventId,
      places: '7',
      roleKk: 'Тіркеуші',
      roleRu: 'Регистратор',
      ...times,
      scope: 'all',
    })
    await addShifts(actor, input)
    expect((await occurrences()).map(({ shifts }) => shifts.length)).toEqual([2, 2, 2])
    const shift = (await occurrences())[0]!.shifts[1]!
    const endsAt = wallTimeOf(new Date(first.endsAt.getTime() - 3_600_000))
    const form = {
      eventId,
      shiftId: shift.id,
      version: '1',
      roleKk: 'Тіркеуші',
      roleRu: 'Встречающий',
      ...times,
      endsAt,
      scope: 'following',
    }
    await saveShifts(actor, saveShiftsInput.parse(form))
    const added = (await occurrences()).map(({ shifts }) => shifts[1]!)
    expect(added.map(({ roleRu }) => roleRu)).toEqual(['Встречающий', 'Встречающий', 'Встречающий'])
    expect(new Set(added.map((each) => wallTimeOf(each.endsAt).slice(11)))).toEqual(new Set(['12:00']))
    await cancelShifts(actor, { eventId, shiftId: shift.id, scope: 'all' })
    expect((await occurrences()).map(({ shifts }) => shifts[1]!.cancelledAt !== null)).toEqual([
      true,
      true,
      true,
    ])
  })

  test('fewer places than people are refused with numbers by day, for all or none', async () => {
    const { actor, centre, eventId, occurrences } = await aSeries(3)
    const before = await occurrences()
    const { id: shiftId } = before[0]!.shifts[0]!
    await peopleOn(before[1]!.shifts[0]!.id, centre.id, 4)
    const resize = { eventId, shiftId, version: 1, places: 3, confirmed: false, scope: 'all' as const }
    await expect(resizeShifts(actor, resize)).rejects.toMatchObject({
      code: 'series.refusals.wouldWait',
      values: { list: expect.stringMatching(/: 1$/) as string, places: 3 },
    })
    expect((await occurrences()).flatMap(({ shifts }) => shifts.map(({ places }) => places))).toEqual([
      5, 5, 5,
    ])
    expect(await resizeShifts(actor, { ...resize, confirmed: true })).toMatchObject({ moved: 1, count: 3 })
    const after = (await occurrences()).map(({ shifts }) => shifts[0]!)
    expect(after.map(({ places, taken, waiting }) => [places, taken, waiting])).toEqual([
      [3, 0, 0],
      [3, 3, 1],
      [3, 0, 0],
    ])
  })
})

describe('the rest of a series', () => {
  const reasons = { reasonKk: 'Боран', reasonRu: 'Метель', reasonEn: '' }

  test('is cancelled with its reason: past dates stay, drafts go, people are released, once', async () => {
    const { actor, centre, occurrences, eventId } = await aSeries(4)
    const [past, , , draft] = await occurrences()
    await db.event.update({
      where: { id: past!.id },
      data: { startsAt: tenOClock(-3), endsAt: tenOClock(-2) },
    })
    await db.event.update({ where: { id: draft!.id }, data: { state: 'draft', publishedAt: null } })
    const shiftId = (await occurrences())[1]!.shifts[0]!.id
    await peopleOn(shiftId, centre.id, 1)
    const cancel = () => cancelOccurrences(actor, { eventId, scope: 'following', ...reasons })
    expect(await countDone([cancel(), cancel()])).toBe(1)
    expect((await occurrences()).map(({ state }) => state)).toEqual(['published', 'cancelled', 'cancelled'])
    expect((await db.participation.findFirstOrThrow({ where: { shiftId } })).status).toBe('cancelled')
    const stranger = await aCoordinator()
    await expect(cancelOccurrences(stranger.actor, { eventId, scope: 'all', ...reasons })).rejects.toThrow(
      NotFound,
    )
  })

  test('drafts are published together or not at all', async () => {
    const { actor, eventId } = await anEvent()
    await createSeries(actor, weekly(eventId, 3))
    const last = (await occurrencesOf(eventId))[2]!
    await db.event.update({ where: { id: last.id }, data: { summaryKk: '' } })
    await expect(publishOccurrences(actor, { eventId, scope: 'all' })).rejects.toThrow(Invalid)
    expect((await occurrencesOf(eventId)).map(({ state }) => state)).toEqual(['published', 'draft', 'draft'])
  })
})

describe('sixty dates', () => {
  let scene: Awaited<ReturnType<typeof anEvent>>

  beforeAll(async () => {
    scene = await anEvent()
    const input = weekly(scene.eventId, 60)
    await createSeries(scene.actor, input)
    await runSeries(scene.actor, {
      id: newId(),
      subjectId: input.id,
      step: () => Promise.resolve(scene.actor),
    })
  })

  test('are edited in one transaction well within its time', async () => {
    const before = performance.now()
    await saveOccurrences(scene.actor, await formOf(scene.eventId, { titleRu: 'Все сразу', scope: 'all' }))
    expect(performance.now() - before).toBeLessThan(8000)
    const titles = new Set((await occurrencesOf(scene.eventId)).map(({ titleRu }) => titleRu))
    expect(titles).toEqual(new Set(['Все сразу']))
  })
})
