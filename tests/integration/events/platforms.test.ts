import { describe, expect, test } from 'vitest'
import { findEventCalendar } from '#lib/calendars/public.ts'
import { publishCentre, withdrawCentre } from '#lib/centres/commands.ts'
import { addAgendaItem } from '#lib/events/commands/agenda.ts'
import { cancelEvent } from '#lib/events/commands/cancel-event.ts'
import { addPlatform, removePlatform, savePlatform } from '#lib/events/commands/platforms.ts'
import { addPresentation, removePresentation } from '#lib/events/commands/presentations.ts'
import { saveTraining } from '#lib/events/commands/save-training.ts'
import { addShift } from '#lib/events/commands/shifts.ts'
import { showDuePresentations } from '#lib/events/commands/show-presentations.ts'
import { addSpeaker, removeSpeaker } from '#lib/events/commands/speakers.ts'
import { findPublishedEvent } from '#lib/events/public.ts'
import { listCalendar } from '#lib/events/queries/calendar.ts'
import { addAgendaItemInput, addShiftInput } from '#lib/events/schema.ts'
import { readCalendar } from '#lib/events/schema/calendar.ts'
import {
  addPlatformInput,
  addPresentationInput,
  addSpeakerInput,
  saveTrainingInput,
} from '#lib/events/schema/programme.ts'
import { findPublicFile } from '#lib/files/public.ts'
import { findPlace } from '#lib/messages/queries/reader.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import * as build from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, anAdministrator, anEditor, countDone, historyOf } from './people.ts'

const at = (time: string) => `2031-05-10T${time}`

async function anEvent(given: Parameters<typeof build.createEvent>[1] = {}) {
  const { centre, actor } = await aCoordinator()
  const startsAt = new Date('2031-05-10T05:00:00Z')
  const place = { placeKk: 'Сарай', placeRu: 'Дворец' }
  const event = await build.createEvent(db, { centreId: centre.id, startsAt, ...place, ...given })
  return { centre, actor, event, eventId: event.id }
}

const named = (eventId: string) =>
  addPlatformInput.parse({
    eventId,
    nameKk: 'Екінші',
    nameRu: 'Вторая',
    placeKk: '204-бөлме',
    placeRu: 'Кабинет 204',
  })

describe('platforms', () => {
  test('of ten added at once each has a number of its own; what is held on one keeps it', async () => {
    const { actor, eventId } = await anEvent()
    const made = await Promise.all(Array.from({ length: 10 }, () => addPlatform(actor, named(eventId))))
    expect(made.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ])
    const second = made.find(({ number }) => number === 2)!
    const line = addAgendaItemInput.parse({
      eventId,
      titleKk: 'Тренинг',
      startsAt: at('10:00'),
      platform: '2',
    })
    await addAgendaItem(actor, line)
    const ids = { eventId, platformId: second.id }
    await expect(removePlatform(actor, ids)).rejects.toThrow(Conflict)
    const free = { eventId, platformId: made.find(({ number }) => number === 3)!.id }
    expect(await countDone(Array.from({ length: 3 }, () => removePlatform(actor, free)))).toBe(1)
    expect(await historyOf(eventId)).toContain('event.platformRemoved')
  })

  test('letters and calendars send people to the platform of their shift', async () => {
    const { actor, centre, event, eventId } = await anEvent()
    const { id: platformId } = await addPlatform(actor, named(eventId))
    const times = { startsAt: at('10:00'), endsAt: at('12:00') }
    const { id: shiftId } = await addShift(
      actor,
      addShiftInput.parse({
        eventId,
        places: '5',
        roleKk: 'Көмекші',
        roleRu: 'Помощник',
        ...times,
        platformId,
      }),
    )
    const { id: volunteerId } = await build.createVolunteer(db, { centreId: centre.id })
    const { id } = await build.createParticipation(db, { shiftId, volunteerId })
    expect(await findPlace(null, db, id)).toMatchObject({
      placeKk: 'Екінші, 204-бөлме',
      placeRu: 'Вторая, Кабинет 204',
    })
    expect(await findEventCalendar(event.slug, 'ru')).toContain('Кабинет 204')
    const plain = { nameKk: '', nameRu: '', nameEn: '', placeKk: '1-зал', placeRu: 'Зал 1', placeEn: '' }
    await savePlatform(actor, { eventId, platformId, ...plain })
    const [notice] = await db.shiftNotice.findMany({ where: { participationId: id } })
    expect(notice?.before).toMatchObject({ placeRu: 'Вторая, Кабинет 204' })
    expect((await findPlace(null, db, id))?.placeRu).toBe('Зал 1')
  })

  test('another event’s platform, line and speaker do not exist', async () => {
    const [own, other] = [await anEvent(), await anEvent()]
    const { id: platformId } = await addPlatform(other.actor, named(other.eventId))
    await expect(removePlatform(own.actor, { eventId: own.eventId, platformId })).rejects.toThrow(NotFound)
    await expect(addPlatform(own.actor, named(other.eventId))).rejects.toThrow(NotFound)
    const shift = {
      places: '5',
      roleKk: 'А',
      roleRu: 'А',
      startsAt: at('10:00'),
      endsAt: at('11:00'),
      platformId,
    }
    await expect(
      addShift(own.actor, addShiftInput.parse({ eventId: own.eventId, ...shift })),
    ).rejects.toThrow(Invalid)
  })
})

describe('speakers', () => {
  test('are people or names, once each, and leave with their line', async () => {
    const { actor, event, eventId } = await anEvent()
    const { id: itemId } = await addAgendaItem(
      actor,
      addAgendaItemInput.parse({ eventId, titleKk: 'Сөз', platform: '0' }),
    )
    const person = await db.person.create({
      data: { slug: `p-${eventId}`, nameKk: 'Сынақ Адам', nameRu: 'Пробный', nameEn: 'Test' },
    })
    const known = addSpeakerInput.parse({ eventId, itemId, personId: person.id, roleRu: 'Директор' })
    expect(await countDone([addSpeaker(actor, known), addSpeaker(actor, known)])).toBe(1)
    await addSpeaker(
      actor,
      addSpeakerInput.parse({ eventId, itemId, nameKk: 'Аты Жөні', nameRu: 'Имя Фамилия' }),
    )
    const [line] = (await findPublishedEvent(event.slug))?.agenda ?? []
    expect(line?.speakers.map(({ nameKk, slug }) => [nameKk, slug])).toEqual([
      ['Сынақ Адам', `p-${eventId}`],
      ['Аты Жөні', null],
    ])
    const speakerId = line!.speakers[1]!.id
    const stranger = await anEvent()
    await expect(removeSpeaker(stranger.actor, { eventId: stranger.eventId, speakerId })).rejects.toThrow(
      NotFound,
    )
    await removeSpeaker(actor, { eventId, speakerId })
    expect(addSpeakerInput.safeParse({ eventId, itemId, nameRu: 'Имя' }).success).toBe(false)
  })

  test('a line outside of its event’s time is refused beside its field', async () => {
    const { actor, eventId } = await anEvent()
    const late = addAgendaItemInput.parse({
      eventId,
      titleKk: 'Кеш',
      startsAt: at('12:30'),
      endsAt: at('14:00'),
      platform: '0',
    })
    await expect(addAgendaItem(actor, late)).rejects.toMatchObject({
      fields: { endsAt: { code: 'series.problems.outsideEvent' } },
    })
  })
})

describe('presentations', () => {
  const form = (eventId: string, showing: 'atOnce' | 'afterStart') =>
    addPresentationInput.parse({
      ...{ eventId, titleKk: 'Есеп', titleRu: 'Отчёт', showing },
      file: new File(['%PDF-1.7 …'], 'otchet.pdf', { type: 'application/pdf' }),
    })
  const keyOf = async (id: string) =>
    (await db.agendaFile.findUniqueOrThrow({ where: { id }, include: { file: true } })).file.storageKey

  test('nobody but staff reads them before the event begins; then everybody, told by the worker', async () => {
    const { actor, event, eventId } = await anEvent()
    const { id } = await addPresentation(actor, form(eventId, 'afterStart'))
    const key = await keyOf(id)
    expect(await findPublicFile(key)).toBeNull()
    expect((await findPublishedEvent(event.slug))?.files).toEqual([])
    expect(await showDuePresentations(null)).toBe(0)
    await db.event.update({ where: { id: eventId }, data: { startsAt: new Date(Date.now() - 60_000) } })
    expect(await showDuePresentations(null)).toBe(1)
    expect(await findPublicFile(key)).toMatchObject({ kind: 'document' })
    expect((await findPublishedEvent(event.slug))?.files).toMatchObject([{ titleRu: 'Отчёт' }])
    const asked = await db.pageRefresh.findMany()
    expect(asked.flatMap(({ tags }) => tags)).toContain(`event:${event.slug}`)
  })

  test('of the hour itself close again when the event is called off under way', async () => {
    const { actor, eventId } = await anEvent()
    const { id } = await addPresentation(actor, form(eventId, 'afterStart'))
    await db.event.update({ where: { id: eventId }, data: { startsAt: new Date(Date.now() - 60_000) } })
    await showDuePresentations(null)
    await cancelEvent(actor, { eventId, reasonKk: 'Боран', reasonRu: 'Буран', reasonEn: '' })
    expect(await findPublicFile(await keyOf(id))).toBeNull()
  })

  test('close with the centre that is taken off, and open with it again', async () => {
    const { actor, centre, eventId } = await anEvent()
    const key = await keyOf((await addPresentation(actor, form(eventId, 'atOnce'))).id)
    const administrator = await anAdministrator()
    const subject = { centreId: centre.id }
    await withdrawCentre(administrator, subject)
    expect(await findPublicFile(key)).toBeNull()
    await publishCentre(administrator, subject)
    expect(await findPublicFile(key)).not.toBeNull()
  })

  test('of a draft stay closed, open with it at once, and close when taken off', async () => {
    const { actor, eventId } = await anEvent({ state: 'draft', publishedAt: null })
    const { id } = await addPresentation(actor, form(eventId, 'atOnce'))
    const key = await keyOf(id)
    expect(await findPublicFile(key)).toBeNull()
    await db.event.update({ where: { id: eventId }, data: { state: 'published', publishedAt: new Date() } })
    await addPresentation(actor, form(eventId, 'atOnce'))
    expect(await findPublicFile(key)).not.toBeNull()
    const remove = () => removePresentation(actor, { eventId, presentationId: id })
    expect(await countDone([remove(), remove()])).toBe(1)
    expect(await findPublicFile(key)).toBeNull()
  })

  test('of an event that is called off while it runs close at once; what was there from the beginning stays', async () => {
    const { actor, eventId } = await anEvent({ startsAt: new Date(Date.now() - 60_000) })
    const [late, early] = [
      await addPresentation(actor, form(eventId, 'afterStart')),
      await addPresentation(actor, form(eventId, 'atOnce')),
    ]
    const keys = [await keyOf(late.id), await keyOf(early.id)]
    for (const key of keys) expect(await findPublicFile(key)).not.toBeNull()
    await cancelEvent(actor, { eventId, reasonKk: 'Боран', reasonRu: 'Буран', reasonEn: '' })
    const open = await Promise.all(keys.map((key) => findPublicFile(key)))
    expect(open.map((file) => file !== null)).toEqual([false, true])
  })

  test('a stranger adds none, and no file of theirs is kept', async () => {
    const { eventId } = await anEvent()
    const stranger = await aCoordinator()
    const before = await db.storedFile.count()
    await expect(addPresentation(stranger.actor, form(eventId, 'atOnce'))).rejects.toThrow(NotFound)
    expect(await db.storedFile.count()).toBe(before)
  })
})

describe('a training', () => {
  const form = (eventId: string) =>
    saveTrainingInput.parse({ eventId, level: 'basic', courseHours: '16', trainerKk: 'Нұсқаушы' })

  test('says what it teaches; another kind of event does not, and a stranger’s is not there', async () => {
    const { actor, event, eventId } = await anEvent({ kind: 'training' })
    await saveTraining(actor, form(eventId))
    await saveTraining(actor, form(eventId))
    expect((await findPublishedEvent(event.slug))?.training).toMatchObject({
      courseMinutes: 960,
      level: 'basic',
    })
    expect(await historyOf(eventId)).toEqual(['event.trainingSaved', 'event.trainingSaved'])
    const other = await anEvent()
    await expect(saveTraining(other.actor, form(other.eventId))).rejects.toThrow(Conflict)
    await expect(saveTraining(other.actor, form(eventId))).rejects.toThrow(NotFound)
  })
})

describe('the calendar of staff', () => {
  test('editors see drafts of all, coordinators their own and what is public of others', async () => {
    const own = await anEvent({ state: 'draft', publishedAt: null, kind: 'rally' })
    const draft = await anEvent({
      state: 'draft',
      publishedAt: null,
      kind: 'forum',
      unitId: own.event.unitId,
    })
    const open = await anEvent({ kind: 'rally', unitId: own.event.unitId })
    const filters = readCalendar({}, '2031-05-10')
    const seen = async (actor: typeof own.actor) =>
      new Map(
        (await listCalendar(actor, { days: ['2031-05-10'], filters })).map((event) => [event.id, event]),
      )
    const [region, mine] = [await seen(await anEditor()), await seen(own.actor)]
    expect([own, draft, open].map(({ eventId }) => region.has(eventId))).toEqual([true, true, true])
    expect([own, draft, open].map(({ eventId }) => mine.has(eventId))).toEqual([true, false, true])
    const clashes = mine.get(own.eventId)?.clashes.map(({ id }) => id)
    expect(clashes).toContain(open.eventId)
    expect(clashes).not.toContain(draft.eventId)
    expect(region.get(own.eventId)?.clashes.map(({ id }) => id)).toContain(draft.eventId)
  })
})
