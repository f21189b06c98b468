import { expect, test } from 'vitest'
import { listAuditEntries, listHistoryOf, pageSize } from '#lib/audit/queries.ts'
import { record } from '#lib/audit/record.ts'
import { auditFilters } from '#lib/audit/schema.ts'
import { newId } from '#lib/platform/new-id.ts'
import { Forbidden } from '#lib/platform/refusal.ts'
import { db, transaction } from '#tests/support/database.ts'
import { aCoordinator, anAdministrator, anEditor } from '#tests/support/people.ts'

const read = async (query: object) => listAuditEntries(await anAdministrator(), auditFilters.parse(query))

test('is read by administrators only', async () => {
  for (const actor of [await anEditor(), (await aCoordinator()).actor]) {
    await expect(listAuditEntries(actor, auditFilters.parse({}))).rejects.toThrow(Forbidden)
  }
})

test('is narrowed by action, kind of subject, subject, person and day', async () => {
  const { actor } = await aCoordinator()
  const id = newId()
  await transaction((tx) => record(tx, actor, 'test.looked', { type: 'test', id, label: 'Т' }))
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Almaty' }).format(new Date())

  for (const query of [
    { action: 'test.looked' },
    { type: 'test' },
    { subject: id },
    { who: actor.email },
    { day: today, type: 'test' },
  ]) {
    const { rows } = await read(query)
    expect(rows).toMatchObject([{ action: 'test.looked', actorName: actor.name, actorRole: 'coordinator' }])
  }
  expect((await read({ day: '2020-01-01' })).rows).toEqual([])
  expect((await read({ who: 'ешкім' })).rows).toEqual([])
})

test('every page forward and back shows each entry once', async () => {
  const at = new Date()
  const data = Array.from({ length: pageSize * 2 + 3 }, () => ({
    action: 'paging.done',
    subjectType: 'paging',
    at,
  }))
  await db.auditEntry.createMany({ data })
  const seen: string[] = []
  let page = await read({ type: 'paging' })
  for (;;) {
    seen.push(...page.rows.map(({ id }) => id))
    if (!page.next) break
    page = await read({ type: 'paging', after: page.next })
  }
  expect(new Set(seen).size).toBe(data.length)
  const back = page.rows.map(({ id }) => id)
  while (page.previous) {
    page = await read({ type: 'paging', before: page.previous })
    back.unshift(...page.rows.map(({ id }) => id))
  }
  expect(back).toEqual(seen)
})

test('of one record shows a coordinator what their own centres did', async () => {
  const [mine, other] = [await aCoordinator(), await aCoordinator()]
  const subject = { type: 'volunteer', id: newId() }
  for (const { actor, centre } of [mine, other]) {
    await transaction((tx) => record(tx, actor, 'volunteer.viewed', { ...subject, centreId: centre.id }))
  }
  await transaction((tx) => record(tx, null, 'volunteer.duplicateSuspected', subject))
  expect(await listHistoryOf(mine.actor, subject)).toHaveLength(1)
  expect(await listHistoryOf(await anEditor(), subject)).toHaveLength(0)
  expect(await listHistoryOf(await anAdministrator(), subject)).toHaveLength(3)
})
