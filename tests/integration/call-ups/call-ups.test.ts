import { expect, test } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { endCallUp, publishCallUp, withdrawCallUp } from '#lib/call-ups/commands/decide-call-up.ts'
import { tellCallUps } from '#lib/call-ups/commands/tell-call-ups.ts'
import { createCallUp, saveCallUp } from '#lib/call-ups/commands/write-call-up.ts'
import { findCallUp, listLiveCallUps } from '#lib/call-ups/public.ts'
import { createCallUpInput, publishCallUpInput, saveCallUpInput } from '#lib/call-ups/schema.ts'
import { minuteMs, wallTimeOf } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/new-id.ts'
import { createEvent } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { anAdministrator, aCoordinator, anEditor } from '#tests/support/people.ts'
import { refusalOf } from '../volunteers/people.ts'

const at = (minutes: number) => wallTimeOf(new Date(Date.now() + minutes * minuteMs))

const whole = {
  ...{
    titleKk: 'Су тасқыны',
    titleRu: 'Паводок',
    textKk: 'Қап толтыру керек',
    textRu: 'Нужно набивать мешки',
  },
  ...{ phone: '+7 7162 000 000', startsAt: at(-5), endsAt: at(600) },
  points: [{ placeKk: 'Алаң', placeRu: 'Площадь', meetsAt: at(60) }],
}

async function aCall(actor: Actor, given: object = {}): Promise<string> {
  const id = newId()
  await createCallUp(actor, createCallUpInput.parse({ id, ...whole, ...given }))
  return id
}

const rowOf = (id: string) => db.callUp.findUniqueOrThrow({ where: { id } })
async function publish(actor: Actor, id: string) {
  return publishCallUp(
    actor,
    publishCallUpInput.parse({ id, version: (await rowOf(id)).version, isSure: 'on' }),
  )
}
const isOut = async (id: string) => {
  const { slug } = await rowOf(id)
  return (await listLiveCallUps()).some((call) => call.slug === slug)
}

test('a call is prepared by editors and made by administrators who have said twice that they mean it', async () => {
  const [editor, administrator] = [await anEditor(), await anAdministrator()]
  const { actor: coordinator } = await aCoordinator()
  expect(await refusalOf(aCall(coordinator))).toBe('form.forbidden')
  const id = await aCall(editor)
  expect(await isOut(id)).toBe(false)
  expect(await findCallUp((await rowOf(id)).slug)).toBeNull()
  expect(await refusalOf(publish(editor, id))).toBe('callUp.problems.administratorsOnly')
  expect(publishCallUpInput.safeParse({ id, version: 1 }).success).toBe(false)
  const settled = await Promise.allSettled([publish(administrator, id), publish(administrator, id)])
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await isOut(id)).toBe(true)
  expect(await findCallUp((await rowOf(id)).slug)).toMatchObject({
    isOver: false,
    points: [{ placeKk: 'Алаң' }],
  })
  const actions = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
  expect(actions.map(({ action }) => action)).toEqual(['callUp.created', 'callUp.published'])
})

test('a call that lacks a language, a place or a way to answer is not made', async () => {
  const administrator = await anAdministrator()
  const id = await aCall(administrator, { textKk: '', phone: '', points: [] })
  expect(await refusalOf(publish(administrator, id))).toEqual({
    textKk: 'form.required',
    'points.0.placeKk': 'callUp.problems.noPoint',
    phone: 'callUp.problems.unreachable',
  })
  const past = await aCall(administrator, { startsAt: at(-60), endsAt: at(-1) })
  expect(await refusalOf(publish(administrator, past))).toEqual({ endsAt: 'callUp.problems.endPassed' })
  const ordinary = await createEvent(db, { state: 'published' })
  expect(await refusalOf(aCall(administrator, { eventId: ordinary.id }))).toEqual({
    eventId: 'form.unknownChoice',
  })
  const long = createCallUpInput.safeParse({ id: newId(), ...whole, endsAt: at(15 * 24 * 60) })
  expect(long.success).toBe(false)
})

test('it begins and ends by itself, and the pages are told once of each', async () => {
  const administrator = await anAdministrator()
  const id = await aCall(administrator, { startsAt: at(30) })
  await publish(administrator, id)
  await tellCallUps(null)
  await db.pageRefresh.deleteMany()
  expect(await isOut(id)).toBe(false)
  expect(await tellCallUps(null)).toBe(0)
  await db.callUp.update({ where: { id }, data: { startsAt: new Date(Date.now() - 1000) } })
  const begun = await Promise.all([tellCallUps(null), tellCallUps(null)])
  expect(begun.reduce((sum, count) => sum + count, 0)).toBe(1)
  expect(await isOut(id)).toBe(true)
  await db.callUp.update({ where: { id }, data: { endsAt: new Date(Date.now() - 1) } })
  expect(await isOut(id)).toBe(false)
  expect(await tellCallUps(null)).toBe(1)
  expect(await tellCallUps(null)).toBe(0)
  expect(await db.pageRefresh.count({ where: { tags: { has: 'callUps' } } })).toBe(2)
  expect(await findCallUp((await rowOf(id)).slug)).toMatchObject({ isOver: true })
  const form = saveCallUpInput.parse({ id, version: (await rowOf(id)).version, ...whole })
  expect(await refusalOf(saveCallUp(administrator, form))).toBe('callUp.problems.over')
})

test('it is ended before its time or taken back, once, by administrators', async () => {
  const [editor, administrator] = [await anEditor(), await anAdministrator()]
  const id = await aCall(administrator)
  await publish(administrator, id)
  const step = { id, version: 1 }
  expect(await refusalOf(endCallUp(editor, step))).toBe('callUp.problems.administratorsOnly')
  await endCallUp(administrator, step)
  expect(await refusalOf(endCallUp(administrator, step))).toBe('callUp.problems.over')
  expect(await isOut(id)).toBe(false)
  await withdrawCallUp(administrator, step)
  expect(await refusalOf(withdrawCallUp(administrator, step))).toBe('callUp.problems.notPublic')
  expect(await findCallUp((await rowOf(id)).slug)).toBeNull()
})

test('a call that is out is corrected whole, and never over somebody else’s correction', async () => {
  const [editor, administrator] = [await anEditor(), await anAdministrator()]
  const id = await aCall(administrator)
  await publish(administrator, id)
  const { version } = await rowOf(id)
  const form = (more: object) => saveCallUpInput.parse({ id, version, ...whole, ...more })
  expect(await refusalOf(saveCallUp(editor, form({})))).toBe('callUp.problems.administratorsOnly')
  expect(await refusalOf(saveCallUp(administrator, form({ textRu: '' })))).toEqual({
    textRu: 'form.required',
  })
  await saveCallUp(administrator, form({ textRu: 'Мешков хватает, нужны лопаты' }))
  expect(await refusalOf(saveCallUp(administrator, form({})))).toBe('form.stale')
  expect((await findCallUp((await rowOf(id)).slug))?.textRu).toBe('Мешков хватает, нужны лопаты')
})
