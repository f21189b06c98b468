import { describe, expect, test } from 'vitest'
import {
  removeException,
  saveOffice,
  saveOfficeHours,
  setException,
} from '#lib/office/commands/keep-office.ts'
import {
  addOfficePerson,
  editOfficePerson,
  removeOfficePerson,
  showOfficePerson,
} from '#lib/office/commands/keep-people.ts'
import { findOffice, findSchedule, listOfficePeople } from '#lib/office/public.ts'
import { findOfficeToEdit, findScheduleToEdit, listPeopleToEdit } from '#lib/office/queries.ts'
import { weekVersion } from '#lib/office/rules.ts'
import {
  addPersonInput,
  editPersonInput,
  exceptionInput,
  officeHoursInput,
  officeInput,
} from '#lib/office/schema.ts'
import { newId } from '#lib/platform/new-id.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, anEditor } from '#tests/support/people.ts'

const about = (version: number, addressRu: string) =>
  officeInput.parse({ version: String(version), addressRu })
const names = { nameKk: 'Сынақ Адам', nameRu: 'Сынақ Адам', jobKk: 'Кеңесші', jobRu: 'Консультант' }

function aPerson(given: object = {}) {
  return addPersonInput.parse({ id: newId(), position: '10', languages: ['kk', 'ru'], ...names, ...given })
}

describe('what the office says of itself', () => {
  test('is written by editors, seen by all, and not overwritten unseen', async () => {
    const editor = await anEditor()
    await saveOffice(editor, about(0, 'ул. Первая, 1'))
    expect(await findOffice()).toMatchObject({ addressRu: 'ул. Первая, 1' })
    await expect(saveOffice(editor, about(0, 'ул. Вторая'))).rejects.toBeInstanceOf(Conflict)
    const two = await Promise.allSettled([
      saveOffice(editor, about(1, 'ул. Вторая, 2')),
      saveOffice(await anEditor(), about(1, 'ул. Третья, 3')),
    ])
    expect(two.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.auditEntry.count({ where: { action: 'office.edited' } })).toBe(2)
  })

  test('coordinators neither see the desk nor change anything', async () => {
    const { actor } = await aCoordinator()
    expect(await findOfficeToEdit(actor)).toBeNull()
    expect(await listPeopleToEdit(actor)).toEqual([])
    await expect(saveOffice(actor, about(0, 'x'))).rejects.toBeInstanceOf(NotFound)
    await expect(addOfficePerson(actor, aPerson())).rejects.toBeInstanceOf(NotFound)
  })

  test('hours are a week; a day can differ, be named twice, and be as usual again', async () => {
    const editor = await anEditor()
    const off = { opensAt: '', closesAt: '', breakFrom: '', breakTo: '' }
    const day = { ...off, opensAt: '9:00', closesAt: '18:00' }
    const form = (version: number, days: object[]) => officeHoursInput.parse({ version, days })
    const usual = [day, day, day, day, day, off, off]
    const two = [usual, usual.with(5, day)].map((days) => saveOfficeHours(editor, form(0, days)))
    const answers = await Promise.allSettled(two)
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { week } = await findScheduleToEdit(editor)
    await expect(saveOfficeHours(editor, form(0, usual))).rejects.toBeInstanceOf(Conflict)
    await saveOfficeHours(editor, form(weekVersion(week), usual))
    expect((await findSchedule()).week.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5])
    const holiday = { day: '2030-12-16', reasonKk: 'Мереке', reasonRu: 'Праздник' }
    await setException(editor, exceptionInput.parse({ ...holiday, opensAt: '', closesAt: '' }))
    await setException(editor, exceptionInput.parse({ ...holiday, opensAt: '10:00', closesAt: '12:00' }))
    const found = (await findSchedule()).exceptions.filter((one) => one.day === holiday.day)
    expect(found).toMatchObject([{ isClosed: false, opensAt: '10:00' }])
    await removeException(editor, { day: holiday.day })
    await expect(removeException(editor, { day: holiday.day })).rejects.toBeInstanceOf(Conflict)
  })
})

describe('people of the office', () => {
  test('appear when they are shown, change at once, and go when they are hidden', async () => {
    const editor = await anEditor()
    const input = aPerson()
    await addOfficePerson(editor, input)
    await addOfficePerson(editor, input)
    expect(await listOfficePeople()).toEqual([])
    const chosen = (version: number) => ({ personId: input.id, version })
    await showOfficePerson(editor, { ...chosen(1), isShown: true })
    expect((await listOfficePeople()).map(({ nameKk }) => nameKk)).toEqual(['Сынақ Адам'])
    await expect(showOfficePerson(editor, { ...chosen(1), isShown: true })).rejects.toBeInstanceOf(Conflict)
    await expect(removeOfficePerson(editor, chosen(2))).rejects.toBeInstanceOf(Conflict)
    const changed = editPersonInput.parse({ ...names, nameKk: 'Басқа Ат', position: '3', ...chosen(2) })
    await editOfficePerson(editor, changed)
    expect((await listOfficePeople())[0]?.nameKk).toBe('Басқа Ат')
    await showOfficePerson(editor, { ...chosen(3), isShown: false })
    expect(await listOfficePeople()).toEqual([])
    await removeOfficePerson(editor, chosen(4))
    expect(await db.officePerson.count({ where: { id: input.id } })).toBe(0)
    const acts = await db.auditEntry.findMany({ where: { subjectId: input.id }, orderBy: { id: 'asc' } })
    expect(acts.map(({ action }) => action.replace('officePerson.', ''))).toEqual([
      ...['added', 'shown', 'edited', 'hidden', 'removed'],
    ])
  })

  test('a photo is public only while its person is, and has to be one of the editor’s pictures', async () => {
    const editor = await anEditor()
    await expect(addOfficePerson(editor, aPerson({ photoId: newId() }))).rejects.toBeInstanceOf(Invalid)
    const photo = await db.storedFile.create({
      data: {
        ...{ kind: 'image', storageKey: newId(), originalName: 'a.webp', mediaType: 'image/webp', bytes: 1 },
        ...{ sha256: 'x', width: 10, height: 10, uploadedById: editor.userId },
      },
    })
    const isOpen = async () => (await db.storedFile.findUniqueOrThrow({ where: { id: photo.id } })).isPublic
    const input = aPerson({ photoId: photo.id })
    await addOfficePerson(editor, input)
    expect(await isOpen()).toBe(false)
    await showOfficePerson(editor, { personId: input.id, version: 1, isShown: true })
    expect(await isOpen()).toBe(true)
    await showOfficePerson(editor, { personId: input.id, version: 2, isShown: false })
    expect(await isOpen()).toBe(false)
  })
})
