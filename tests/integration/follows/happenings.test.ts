import { expect, test } from 'vitest'
import { listHappenings } from '#lib/follows/queries/happenings.ts'
import { showItems } from '#lib/follows/queries/shown.ts'
import type { Told } from '#lib/follows/rules/choose.ts'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { createAward, createMemorandum, createNews } from '#prisma/seed/builders.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { db } from '#tests/support/database.ts'
import { aCentre, anEvent } from './scene.ts'

// What is not public is not even counted: a letter says "and seven more", a notification "three new events".

const at = new Date()
const lately = new Date(at.getTime() - hourMs)
const window = { from: new Date(at.getTime() - dayMs), until: at }
const long = new Date(at.getTime() - 9 * dayMs)

const isTold = async (id: string) => (await listHappenings(null, window, at)).some((item) => item.id === id)
const isShown = async (told: Told) => (await showItems(null, [told], { locale: 'ru', at })).length > 0

const cases: [string, 'newEvent' | 'moved' | 'cancelled', Partial<Prisma.EventCreateManyInput>][] = [
  ['came out', 'newEvent', { publishedAt: lately }],
  ['moved', 'moved', { publishedAt: long, movedAt: lately }],
  ['was cancelled', 'cancelled', { publishedAt: long, state: 'cancelled', cancelledAt: lately }],
]

test.each(cases)('an event that %s is told while its centre is public', async (_, kind, given) => {
  const { id: centreId } = await aCentre()
  const { id } = await anEvent(centreId, given)
  if (given.movedAt) await db.event.update({ where: { id }, data: { movedAt: lately } })
  expect([await isTold(id), await isShown({ kind, id })]).toEqual([true, true])
  await db.centre.update({ where: { id: centreId }, data: { state: 'draft' } })
  expect([await isTold(id), await isShown({ kind, id })]).toEqual([false, false])
})

test('an event nobody ever published is not told when it is cancelled, nor is a draft that came out once', async () => {
  const { id: centreId } = await aCentre()
  const never = await anEvent(centreId, { state: 'cancelled', cancelledAt: lately, publishedAt: null })
  const again = await anEvent(centreId, { state: 'draft', publishedAt: lately })
  for (const { id } of [never, again])
    expect([
      await isTold(id),
      await isShown({ kind: 'cancelled', id }),
      await isShown({ kind: 'newEvent', id }),
    ]).toEqual([false, false, false])
})

test('news is told while it is public in some language', async () => {
  const { id } = await createNews(db, { state: 'published', publishedAt: lately })
  expect([await isTold(id), await isShown({ kind: 'news', id })]).toEqual([true, true])
  await db.newsTranslation.updateMany({ where: { newsId: id }, data: { state: 'draft' } })
  expect([await isTold(id), await isShown({ kind: 'news', id })]).toEqual([false, false])
  await db.newsTranslation.updateMany({ where: { newsId: id }, data: { state: 'published' } })
  await db.newsItem.update({ where: { id }, data: { state: 'draft' } })
  expect([await isTold(id), await isShown({ kind: 'news', id })]).toEqual([false, false])
})

test('a memorandum that was withdrawn and a hidden award are not told', async () => {
  const memorandum = await createMemorandum(db, { state: 'published', publishedAt: lately })
  const award = await createAward(db, { state: 'issued', number: 700_101 })
  await db.award.update({ where: { id: award.id }, data: { issuedAt: lately } })
  const both: Told[] = [
    { kind: 'memorandum', id: memorandum.id },
    { kind: 'award', id: award.id },
  ]
  for (const told of both) expect([await isTold(told.id), await isShown(told)]).toEqual([true, true])
  await db.memorandum.update({ where: { id: memorandum.id }, data: { state: 'draft' } })
  await db.award.update({ where: { id: award.id }, data: { isHidden: true } })
  for (const told of both) expect([await isTold(told.id), await isShown(told)]).toEqual([false, false])
})
