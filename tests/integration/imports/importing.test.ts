import { describe, expect, test } from 'vitest'
import { confirmImport, dropImport, undoImport } from '#lib/imports/commands/confirm-import.ts'
import { takeOffers } from '#lib/imports/commands/choose-columns.ts'
import { decideAll, decideRow, fixRow } from '#lib/imports/commands/fix-row.ts'
import { findBatch } from '#lib/imports/queries/batch.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, anAdministrator } from '#tests/support/people.ts'
import { checkedBatch, csvFile, rowsOf, runWaitingJobs, xlsxFile } from '#tests/support/sheets.ts'

const heads = ['Фамилия', 'Имя', 'Отчество', 'Дата рождения', 'Телефон', 'Почта']
let count = 0
const phone = () => `+7701${String(1_000_000 + count++).padStart(7, '0')}`

async function import_(actor: Parameters<typeof checkedBatch>[0], centreId: string, file: File) {
  const id = await checkedBatch(actor, centreId, file)
  await confirmImport(actor, { id })
  await runWaitingJobs()
  return id
}

const summary = async (id: string) =>
  (await rowsOf(id)).map(({ outcome, reason }) => `${outcome} ${reason}`.trim())
const verdicts = async (id: string) => (await rowsOf(id)).map(({ verdict }) => verdict)

describe('a sheet', () => {
  test('becomes cards with membership, guardian, and no consent; each is recorded', async () => {
    const { actor, centre } = await aCoordinator()
    const file = () =>
      xlsxFile([
        ['ФИО', 'Дата рождения', 'Телефон', 'ИИН', 'ФИО матери', 'Телефон матери', 'Заметка'],
        [
          'Серіков Ерлан Маратұлы',
          new Date('2012-03-01'),
          '8 701 555 00 01',
          '',
          'Серікова Айгүл',
          '87015550002',
          '',
        ],
        ['Ким Анна', '5 мая 1990 г.', 87015550003, 900505400018, '', '', '=1+1'],
      ])
    const before = await db.volunteer.count()
    const id = await checkedBatch(actor, centre.id, await file())
    expect(await db.volunteer.count()).toBe(before)
    expect(await verdicts(id)).toEqual(['new', 'problem'])
    const second = (await rowsOf(id))[1]!
    expect(second.findings).toMatchObject([{ field: 'iin', code: 'iinSum', weight: 'problem' }])
    await fixRow(actor, { id, rowId: second.id, cells: { c3: '' }, removeIin: '1' })
    expect(await verdicts(id)).toEqual(['new', 'new'])
    await confirmImport(actor, { id })
    await runWaitingJobs()
    expect(await summary(id)).toEqual(['created', 'created'])
    const child = await db.volunteer.findFirstOrThrow({
      where: { surname: 'Серіков', memberships: { some: { centreId: centre.id } } },
      include: { memberships: true, guardians: true, consents: true },
    })
    expect(child).toMatchObject({
      status: 'new',
      phone: '+77015550001',
      patronymic: 'Маратұлы',
      consents: [],
    })
    expect(child.birthDate).toEqual(new Date('2012-03-01'))
    expect(child.memberships).toMatchObject([{ isPrimary: true }])
    expect(child.guardians).toMatchObject([
      { name: 'Серікова Айгүл', relation: 'mother', phone: '+77015550002' },
    ])
    const history = await db.auditEntry.findMany({ where: { subjectId: child.id } })
    expect(history.map(({ action }) => action)).toEqual(['volunteer.imported'])
  })

  test('brought in again changes nothing', async () => {
    const { actor, centre } = await aCoordinator()
    const file = () =>
      csvFile([
        heads,
        ['ҚАЙТА', 'Жүк', '', '3 мамыр 2001 ж.', '8 701 555 00 09', 'ZHUK@example.test'],
        ['Қайта', 'Дана', '', '', '', ''],
      ])
    expect(await summary(await import_(actor, centre.id, file()))).toEqual(['created', 'created'])
    const people = await db.volunteer.count()
    expect(await summary(await import_(actor, centre.id, file()))).toEqual(['unchanged', 'unchanged'])
    expect(await db.volunteer.count()).toBe(people)
  })

  test('names what a card would get, and blanks overwrite nothing', async () => {
    const { actor, centre } = await aCoordinator()
    const known = await createVolunteer(db, {
      ...{
        centreId: centre.id,
        surname: 'Ахметов',
        givenName: 'Дамир',
        patronymic: 'Саматұлы',
        phone: phone(),
      },
      birthDate: new Date('1999-01-02'),
      searchKey: 'ахметов дамир саматули',
      email: 'old@example.test',
    })
    const file = csvFile([heads, ['АХМЕТОВ', 'Дамир', '', '02.01.1999', '', 'new@example.test']])
    const id = await checkedBatch(actor, centre.id, file)
    expect(await rowsOf(id)).toMatchObject([
      { verdict: 'change', changes: ['email'], volunteerId: known.id, hasOffer: true },
    ])
    await confirmImport(actor, { id })
    await runWaitingJobs()
    const card = await db.volunteer.findUniqueOrThrow({ where: { id: known.id } })
    expect(card).toMatchObject({
      surname: 'Ахметов',
      patronymic: 'Саматұлы',
      email: 'new@example.test',
      phone: known.phone,
      version: 2,
    })
    await undoImport(actor, { id })
    await runWaitingJobs()
    const back = await db.volunteer.findUniqueOrThrow({ where: { id: known.id } })
    expect(back).toMatchObject({ email: 'old@example.test', version: 3, searchKey: known.searchKey })
  })

  test('of two rows of one person asks, and does as was said', async () => {
    const { actor, centre } = await aCoordinator()
    const row = ['Оразов', 'Тимур', '', '01.01.2000', '', '']
    const id = await checkedBatch(
      actor,
      centre.id,
      csvFile([heads, row, [...row.slice(0, 4), phone(), ''], row]),
    )
    expect(await verdicts(id)).toEqual(['new', 'duplicate', 'same'])
    const question = (await rowsOf(id))[1]!
    expect(question.twinNumber).toBe(2)
    await decideRow(actor, { id, rowId: question.id, decision: 'create' })
    await confirmImport(actor, { id })
    await runWaitingJobs()
    expect(await summary(id)).toEqual(['created', 'created', 'unchanged twin'])
  })

  test('a possible duplicate is left out unless somebody decides', async () => {
    const { actor, centre } = await aCoordinator()
    const facts = { centreId: centre.id, patronymic: '', birthDate: null }
    const one = await createVolunteer(db, {
      ...facts,
      surname: 'Бек',
      givenName: 'Али',
      searchKey: 'бек али',
    })
    const two = await createVolunteer(db, {
      ...facts,
      surname: 'Бек',
      givenName: 'Олжас',
      searchKey: 'бек олжас',
    })
    const file = csvFile([
      heads,
      ['Бек', 'Али', '', '01.01.2000', '', ''],
      ['Бек', 'Олжас', '', '01.01.2000', '', ''],
    ])
    const id = await checkedBatch(actor, centre.id, file)
    expect(await verdicts(id)).toEqual(['duplicate', 'duplicate'])
    const [first] = await rowsOf(id)
    await expect(decideRow(actor, { id, rowId: first!.id, decision: two.id })).rejects.toThrow(NotFound)
    await decideRow(actor, { id, rowId: first!.id, decision: one.id })
    await confirmImport(actor, { id })
    await runWaitingJobs()
    expect(await summary(id)).toEqual(['updated', 'skipped undecided'])
    expect((await db.volunteer.findUniqueOrThrow({ where: { id: one.id } })).birthDate).toEqual(
      new Date('2000-01-01'),
    )
  })

  test('takes all offered spellings at once', async () => {
    const { actor, centre } = await aCoordinator()
    const id = await checkedBatch(
      actor,
      centre.id,
      csvFile([
        ['ФИО', 'Телефон'],
        ['ЖҮСІПОВ CЕРІК Болат ұлы', phone()],
      ]),
    )
    expect(await rowsOf(id)).toMatchObject([{ hasOffer: true, verdict: 'new' }])
    await takeOffers(actor, { id })
    await runWaitingJobs()
    expect(await rowsOf(id)).toMatchObject([{ hasOffer: false, verdict: 'new' }])
    await confirmImport(actor, { id })
    await runWaitingJobs()
    const [row] = await rowsOf(id)
    const card = await db.volunteer.findUniqueOrThrow({ where: { id: row!.volunteerId! } })
    expect(card).toMatchObject({ surname: 'Жүсіпов', givenName: 'Серік', patronymic: 'Болат ұлы' })
  })
})

describe('what the register of others holds', () => {
  test('is told nowhere: the person is made anew, a taken number stays out, and the office finds both', async () => {
    const other = await aCoordinator()
    const { actor, centre } = await aCoordinator()
    const sheet = () =>
      csvFile([
        ['Фамилия', 'Имя', 'Дата рождения', 'ИИН'],
        ['Нұрланов', 'Асет', '15.05.1996', iin],
      ])
    const iin = withCheckDigit('96051530001')
    const theirs = await import_(other.actor, other.centre.id, sheet())
    expect(await summary(theirs)).toEqual(['created'])
    const id = await checkedBatch(actor, centre.id, sheet())
    expect(await rowsOf(id)).toMatchObject([
      { verdict: 'new', candidateIds: [], volunteerId: null, findings: [] },
    ])
    await confirmImport(actor, { id })
    await runWaitingJobs()
    expect(await summary(id)).toEqual(['created iinNotKept'])
    const [row] = await rowsOf(id)
    const suspected = await db.auditEntry.findMany({
      where: { subjectId: row!.volunteerId!, action: 'volunteer.duplicateSuspected' },
    })
    expect(suspected).toMatchObject([
      { centreId: null, details: { others: [(await rowsOf(theirs))[0]!.volunteerId] } },
    ])
    expect(await db.volunteer.findUnique({ where: { id: row!.volunteerId! } })).toMatchObject({
      iinHash: null,
    })
    const again = await checkedBatch(actor, centre.id, sheet())
    expect(await verdicts(again)).toEqual(['same'])
  })

  test('a batch of somebody else does not exist', async () => {
    const { actor, centre } = await aCoordinator()
    const stranger = await aCoordinator()
    const id = await checkedBatch(actor, centre.id, csvFile([heads, ['Ли', 'Ян', '', '', phone(), '']]))
    const [row] = await rowsOf(id)
    expect(await findBatch(stranger.actor, id)).toBeNull()
    for (const attempt of [
      () => confirmImport(stranger.actor, { id }),
      () => fixRow(stranger.actor, { id, rowId: row!.id, cells: {} }),
      () => decideRow(stranger.actor, { id, rowId: row!.id, decision: 'skip' }),
      () => decideAll(stranger.actor, { id, choice: 'skip' }),
      () => takeOffers(stranger.actor, { id }),
      () => dropImport(stranger.actor, { id }),
      () => undoImport(stranger.actor, { id }),
    ])
      await expect(attempt()).rejects.toThrow(NotFound)
    // An administrator looks, and lets the maker decide.
    const administrator = await anAdministrator()
    expect(await findBatch(administrator, id)).not.toBeNull()
    await expect(confirmImport(administrator, { id })).rejects.toThrow(NotFound)
  })
})

describe('confirming', () => {
  test('twice at once runs once', async () => {
    const { actor, centre } = await aCoordinator()
    const id = await checkedBatch(actor, centre.id, csvFile([heads, ['Ли', 'Ян', '', '', phone(), '']]))
    const results = await Promise.allSettled([1, 2, 3].map(() => confirmImport(actor, { id })))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await runWaitingJobs()
    expect(await summary(id)).toEqual(['created'])
  })

  test('a card changed since the preview is left alone', async () => {
    const { actor, centre } = await aCoordinator()
    const known = await createVolunteer(db, {
      ...{ centreId: centre.id, surname: 'Цой', givenName: 'Вера', patronymic: '', searchKey: 'цои вера' },
      birthDate: new Date('1999-01-02'),
    })
    const id = await checkedBatch(
      actor,
      centre.id,
      csvFile([heads, ['Цой', 'Вера', '', '02.01.1999', phone(), '']]),
    )
    await db.volunteer.update({ where: { id: known.id }, data: { version: 2 } })
    await confirmImport(actor, { id })
    await runWaitingJobs()
    expect(await summary(id)).toEqual(['refused cardChanged'])
  })

  test('somebody registered since the preview is not made twice', async () => {
    const { actor, centre } = await aCoordinator()
    const id = await checkedBatch(
      actor,
      centre.id,
      csvFile([heads, ['Пак', 'Роман', '', '02.01.1999', '', '']]),
    )
    await createVolunteer(db, {
      ...{ centreId: centre.id, surname: 'Пак', givenName: 'Роман', patronymic: '', searchKey: 'пак роман' },
      birthDate: new Date('1999-01-02'),
    })
    await confirmImport(actor, { id })
    await runWaitingJobs()
    expect(await summary(id)).toEqual(['refused registeredSince'])
  })

  test('a right that ended stops the work', async () => {
    const { actor, centre } = await aCoordinator()
    const id = await checkedBatch(actor, centre.id, csvFile([heads, ['Пак', 'Инна', '', '', '', '']]))
    await confirmImport(actor, { id })
    await db.roleAssignment.updateMany({ where: { userId: actor.userId }, data: { revokedAt: new Date() } })
    await runWaitingJobs()
    expect(await summary(id)).toEqual(['null'])
    expect(await db.job.findFirst({ where: { subjectId: id, kind: 'importWriting' } })).toMatchObject({
      state: 'failed',
    })
  })
})

/** The eleven digits with the twelfth that fits, as the law counts it. */
function withCheckDigit(digits: string): string {
  const weigh = (weights: number[]) =>
    weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11
  const first = weigh([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  return digits + (first === 10 ? weigh([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) : first)
}
