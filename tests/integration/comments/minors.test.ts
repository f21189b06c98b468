import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { chooseName } from '#lib/comments/commands/choose-name.ts'
import { undoMerge } from '#lib/duplicates/commands/undo-merge.ts'
import { confirmImport, undoImport } from '#lib/imports/commands/confirm-import.ts'
import { decideRow } from '#lib/imports/commands/fix-row.ts'
import { createUser, createVolunteer, grantRole } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, actorOf, anEditor } from '#tests/support/people.ts'
import { checkedBatch, csvFile, rowsOf, runWaitingJobs } from '#tests/support/sheets.ts'
import { merge, twoCards } from '../duplicates/people.ts'
import { aPublished } from '../news/desk.ts'
import { commentOf, write } from './people.ts'

// Every way a birth date changes besides the form of a card: none leaves a minor's surname under a comment.

const [adult, minor] = [new Date('1990-05-05'), new Date('2014-05-05')]
let editor: Actor
let newsId: string

beforeAll(async () => {
  editor = await anEditor()
})
beforeEach(async () => {
  newsId = await aPublished(editor)
})

async function anAccount(): Promise<{ userId: string }> {
  const { id: userId } = await createUser(db, {})
  await grantRole(db, { userId, role: 'volunteer' })
  return { userId }
}

/** The account's comment, shown under both names whole. */
async function commentInFull(userId: string): Promise<string> {
  const reader = await actorOf(userId)
  await db.commenter.create({ data: { userId, trustedAt: new Date() } })
  const id = await write(reader, newsId)
  await chooseName(reader, { nameStyle: 'full' })
  return id
}

const nameUnder = async (id: string) => (await commentOf(id)).authorName

async function expectRefreshed(): Promise<void> {
  const asked = await db.pageRefresh.findMany()
  expect(asked.flatMap(({ tags }) => tags)).toContain(`comments:${newsId}`)
}

test('merged into a card of a minor, or with the birth date of one, an account loses the surname', async () => {
  const { userId } = await anAccount()
  const { actor, a, b, pairId } = await twoCards({ userId, birthDate: adult }, { birthDate: minor })
  const id = await commentInFull(userId)
  expect(await nameUnder(id)).toBe(`Дана ${a.surname}`)
  await merge(actor, pairId, b.id)
  expect(await nameUnder(id)).toBe(`Дана ${a.surname[0]}.`)
  await expectRefreshed()
})

test('taken apart again, an account goes back to the card of a minor with a first letter only', async () => {
  const { userId } = await anAccount()
  const { actor, a, b, pairId } = await twoCards({ userId, birthDate: minor }, { birthDate: adult })
  const { mergeId } = await merge(actor, pairId, b.id)
  const id = await commentInFull(userId)
  expect(await nameUnder(id)).toBe(`Дана ${a.surname}`)
  await undoMerge(actor, { mergeId })
  expect(await nameUnder(id)).toBe(`Дана ${a.surname[0]}.`)
  await expectRefreshed()
})

test('a birth date from a sheet shortens the name under comments', async () => {
  const { id, surname, importing } = await aCardToImport(minor)
  await db.commenter.updateMany({ data: { nameStyle: 'full' } })
  await db.comment.updateMany({ where: { id }, data: { authorName: `Әлия ${surname}` } })
  await importing()
  expect(await nameUnder(id)).toBe(`Әлия ${surname[0]}.`)
  await expectRefreshed()
})

test('a sheet that is taken back takes the right to the whole name with it', async () => {
  const { id, surname, userId, importing, undo } = await aCardToImport(adult)
  await importing()
  await chooseName(await actorOf(userId), { nameStyle: 'full' })
  expect(await nameUnder(id)).toBe(`Әлия ${surname}`)
  await undo()
  expect(await nameUnder(id)).toBe(`Әлия ${surname[0]}.`)
})

/** A card without a birth date, with a comment; a sheet waits that knows the date. */
async function aCardToImport(birthDate: Date) {
  const { actor, centre } = await aCoordinator()
  const { userId } = await anAccount()
  const names = { surname: 'Сақтанова', givenName: 'Әлия', patronymic: '', searchKey: 'сактанова алия' }
  const card = await createVolunteer(db, { ...names, userId, centreId: centre.id, birthDate: null })
  await db.commenter.create({ data: { userId, trustedAt: new Date() } })
  const id = await write(await actorOf(userId), newsId)
  const day = birthDate.toISOString().slice(0, 10).split('-').reverse().join('.')
  const heads = ['Фамилия', 'Имя', 'Отчество', 'Дата рождения', 'Телефон', 'Почта']
  const sheet = csvFile([heads, [names.surname, names.givenName, '', day, '', '']])
  const batch = await checkedBatch(actor, centre.id, sheet)
  const [row] = await rowsOf(batch)
  await decideRow(actor, { id: batch, rowId: row!.id, decision: card.id })
  const importing = async () => {
    await confirmImport(actor, { id: batch })
    await runWaitingJobs()
    expect(await db.volunteer.findUnique({ where: { id: card.id } })).toMatchObject({ birthDate })
  }
  const undo = async () => {
    await undoImport(actor, { id: batch })
    await runWaitingJobs()
    expect(await db.volunteer.findUnique({ where: { id: card.id } })).toMatchObject({ birthDate: null })
  }
  return { id, userId, surname: names.surname, importing, undo }
}
