import { describe, expect, test } from 'vitest'
import { addAnnouncement, removeAnnouncement, saveAnnouncement } from '#lib/home/commands/announcements.ts'
import { publishHome, saveHome } from '#lib/home/commands/save-home.ts'
import { tellHomeChanges } from '#lib/home/commands/tell-home-changes.ts'
import { readHome } from '#lib/home/public.ts'
import { previewHome } from '#lib/home/queries.ts'
import { addAnnouncementInput, type SaveHomeInput, saveHomeInput } from '#lib/home/schema.ts'
import { withdrawNews } from '#lib/news/commands/withdraw-news.ts'
import { minuteMs, wallTimeOf } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/new-id.ts'
import { createCentre, createEvent, createMemorandum } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, anEditor } from '#tests/support/people.ts'
import { aPublished } from '../news/desk.ts'
import { refusalOf } from '../volunteers/people.ts'

const versionOf = async () => (await db.homePage.findUniqueOrThrow({ where: { id: 2 } })).version
const minutesFromNow = (minutes: number) => wallTimeOf(new Date(Date.now() + minutes * minuteMs))

async function formOf(subjects: (string | Record<string, string>)[], more = {}): Promise<SaveHomeInput> {
  const slots = [0, 1, 2].map((index) => {
    const given = subjects[index] ?? ''
    return typeof given === 'string' ? { subject: given } : given
  })
  return saveHomeInput.parse({ version: String(await versionOf()), slots, ...more })
}

const soonDays = () => ({
  startsAt: new Date(Date.now() + 3_600_000),
  endsAt: new Date(Date.now() + 7_200_000),
})

const shown = async () => (await readHome('kk')).featured.map(({ kind }) => kind)

describe('the places of the home page', () => {
  test('are seen when they are published, in their order, and only while their subject is public', async () => {
    const editor = await anEditor()
    const newsId = await aPublished(editor)
    const event = await createEvent(db, { state: 'published', ...soonDays() })
    const centre = await createCentre(db, { state: 'published' })
    const subjects = [`centre:${centre.id}`, `news:${newsId}`, `event:${event.id}`]
    const { version } = await saveHome(editor, await formOf(subjects))
    expect(await shown()).toEqual([])
    expect((await previewHome(editor, 'kk', new Date())).featured).toHaveLength(3)
    await publishHome(editor, { version })
    expect(await shown()).toEqual(['centre', 'news', 'event'])
    await withdrawNews(editor, { id: newsId })
    const over = { startsAt: new Date(Date.now() - 60_000), endsAt: new Date(Date.now() - 1) }
    await db.event.update({ where: { id: event.id }, data: over })
    expect(await shown()).toEqual(['centre'])
    const actions = await db.auditEntry.findMany({ where: { subjectType: 'home' }, orderBy: { id: 'asc' } })
    expect(actions.map(({ action }) => action)).toEqual(['home.saved', 'home.published'])
  })

  test('hold no event of a hidden centre', async () => {
    const [editor, centre] = [await anEditor(), await createCentre(db, { state: 'published' })]
    const event = await createEvent(db, { state: 'published', centreId: centre.id, ...soonDays() })
    const form = await formOf([`event:${event.id}`])
    await publishHome(editor, await saveHome(editor, form))
    expect(await shown()).toEqual(['event'])
    await db.centre.update({ where: { id: centre.id }, data: { state: 'withdrawn' } })
    expect(await shown()).toEqual([])
    await expect(saveHome(editor, await formOf([`event:${event.id}`]))).rejects.toMatchObject({
      fields: { 'slots.0.subject': { code: 'homeDesk.problems.notPublic' } },
    })
  })

  test('come and go at their minute, and the pages are told once', async () => {
    const editor = await anEditor()
    const memorandum = await createMemorandum(db, { state: 'published' })
    const slot = { subject: `memorandum:${memorandum.id}`, endsAt: minutesFromNow(30) }
    const { version } = await saveHome(editor, await formOf([slot]))
    await publishHome(editor, { version })
    expect(await shown()).toEqual(['memorandum'])
    await tellHomeChanges(null)
    await db.pageRefresh.deleteMany()
    expect(await tellHomeChanges(null)).toBe(0)
    await db.homePage.update({ where: { id: 1 }, data: { refreshedAt: new Date(Date.now() - 120_000) } })
    await db.homeSlot.updateMany({ data: { endsAt: new Date(Date.now() - 60_000) } })
    const told = await Promise.all([tellHomeChanges(null), tellHomeChanges(null)])
    expect(told.filter((count) => count > 0).length).toBeGreaterThan(0)
    expect(await tellHomeChanges(null)).toBe(0)
    expect(await db.pageRefresh.findMany({ select: { tags: true } })).toEqual([{ tags: ['home'] }])
    expect(await shown()).toEqual([])
  })

  test('of two editors one is told that the other was there before', async () => {
    const [one, other] = [await anEditor(), await anEditor()]
    const form = await formOf([], {
      hotLinePhone: '+7 7162 000 000',
      hotLineKk: 'Сұрақ',
      hotLineRu: 'Вопрос',
    })
    const settled = await Promise.allSettled([saveHome(one, form), saveHome(other, form)])
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refusalOf(publishHome(one, { version: form.version }))).toBe('homeDesk.problems.stale')
    await publishHome(one, { version: form.version + 1 })
    expect((await readHome('ru')).hotLine).toMatchObject({ phone: '+7 7162 000 000', words: 'Вопрос' })
  })

  test('hold nothing that is not public, and are not a coordinator’s', async () => {
    const [editor, { actor: coordinator }] = [await anEditor(), await aCoordinator()]
    const draft = await createEvent(db, { state: 'draft' })
    expect(await refusalOf(saveHome(editor, await formOf([`event:${draft.id}`])))).toEqual({
      'slots.0.subject': 'homeDesk.problems.notPublic',
    })
    expect(await refusalOf(saveHome(coordinator, await formOf([])))).toBe('form.forbidden')
    expect(await refusalOf(publishHome(coordinator, { version: await versionOf() }))).toBe('form.forbidden')
  })
})

describe('an announcement', () => {
  const typed = (more = {}) => ({
    ...{ id: newId(), textKk: 'Су жоқ', textRu: 'Нет воды', startsAt: minutesFromNow(-5) },
    ...{ endsAt: minutesFromNow(60), ...more },
  })

  test('stands for its time, is changed by one at a time and is taken off once', async () => {
    const editor = await anEditor()
    const input = addAnnouncementInput.parse(typed())
    await addAnnouncement(editor, input)
    const coming = addAnnouncementInput.parse(typed({ startsAt: minutesFromNow(30) }))
    await addAnnouncement(editor, coming)
    const seen = async () => (await readHome('en')).announcements.map(({ text }) => text)
    expect(await seen()).toEqual(['Су жоқ'])
    const change = { ...input, textEn: 'No water', version: 1 }
    const twice = [saveAnnouncement(editor, change), saveAnnouncement(editor, change)]
    const settled = await Promise.allSettled(twice)
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await seen()).toEqual(['No water'])
    const { actor: coordinator } = await aCoordinator()
    expect(await refusalOf(removeAnnouncement(coordinator, { id: input.id, version: 2 }))).toBe(
      'form.forbidden',
    )
    await removeAnnouncement(editor, { id: input.id, version: 2 })
    expect(await refusalOf(removeAnnouncement(editor, { id: input.id, version: 2 }))).toBe('form.notFound')
    expect(await seen()).toEqual([])
  })

  test.each(['https://elsewhere.example/', '//elsewhere.example', 'javascript:alert(1)'])(
    'leads nowhere but into the site: %s',
    (link) => {
      expect(addAnnouncementInput.safeParse(typed({ link })).success).toBe(false)
    },
  )
})
