import { describe, expect, test } from 'vitest'
import { createNews } from '#lib/news/commands/create-news.ts'
import { discardDraft, forgetOldDrafts, keepDraft } from '#lib/news/commands/keep-draft.ts'
import { beatMs, leave, markPresence, openMs } from '#lib/news/commands/mark-presence.ts'
import { saveNews } from '#lib/news/commands/save-news.ts'
import { findNews } from '#lib/news/queries.ts'
import { countParity, listParity, parityPerPage } from '#lib/news/queries/parity.ts'
import { findOwnDraft, listOwnDrafts, listWriters } from '#lib/news/queries/writers.ts'
import { keepDraftInput, parityFilters } from '#lib/news/schema.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/new-id.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { db, truncateAll } from '#tests/support/database.ts'
import { anEditor, aStranger } from '#tests/support/people.ts'
import { aDraft, aPublished, formOf, textsOf } from './desk.ts'

async function typed(id: string, title: string, more: object = {}) {
  const { version } = await db.newsItem.findUniqueOrThrow({ where: { id } })
  const translations = { kk: { ...textsOf(title), slug: 'half-' }, ru: {}, en: {} }
  return keepDraftInput.parse({ version, kind: 'news', translations, ...more })
}

const draftOf = async (editor: Awaited<ReturnType<typeof anEditor>>, id: string) =>
  findOwnDraft(editor, (await findNews(editor, id))!)

describe('what is being typed', () => {
  test('is kept beside the item, for its author alone, and goes with the save', async () => {
    const [editor, other] = [await anEditor(), await anEditor()]
    const id = await aPublished(editor)
    await keepDraft(editor, { id, draft: await typed(id, 'Жартысы') })
    await keepDraft(editor, { id, draft: await typed(id, 'Жартысынан көбі') })
    expect((await draftOf(editor, id))?.words.translations.kk.title).toBe('Жартысынан көбі')
    expect(await draftOf(other, id)).toBeNull()
    expect(JSON.stringify(await listOwnDrafts(editor))).toContain('Жартысынан көбі')
    expect(await listOwnDrafts(other)).toEqual([])
    expect((await findNews(editor, id))?.translations.kk.title).not.toContain('Жартысы')
    await saveNews(editor, await formOf(id))
    expect(await db.newsDraft.count({ where: { newsId: id } })).toBe(0)
  })

  test('is not offered when it says what is saved', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor)
    const news = (await findNews(editor, id))!
    const translations = Object.fromEntries(
      Object.entries(news.translations).map(([locale, { title, lead, body, slug, coverAlt }]) => [
        locale,
        { title, lead, body: JSON.stringify(body), slug, coverAlt },
      ]),
    )
    await keepDraft(editor, { id, draft: await typed(id, '', { translations }) })
    expect(await draftOf(editor, id)).toBeNull()
  })

  test('can be thrown away once, is nothing to strangers, and is refused with what no text may hold', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor)
    const draft = await typed(id, 'А')
    const stranger = await aStranger()
    await expect(keepDraft(stranger, { id, draft })).rejects.toBeInstanceOf(Forbidden)
    await expect(keepDraft(editor, { id: newId(), draft })).rejects.toBeInstanceOf(NotFound)
    await expect(keepDraft(editor, { id, draft: { ...draft, version: 99 } })).rejects.toBeInstanceOf(Conflict)
    const script = { type: 'doc', content: [{ type: 'script' }] }
    const translations = { kk: { ...textsOf('А'), body: JSON.stringify(script) }, ru: {}, en: {} }
    await expect(typed(id, 'А', { translations })).rejects.toThrow()
    await expect(typed(id, 'А', { userId: stranger.userId })).rejects.toThrow()
    await keepDraft(editor, { id, draft })
    await discardDraft(editor, { id })
    await expect(discardDraft(editor, { id })).rejects.toBeInstanceOf(NotFound)
  })

  test('goes after thirty days', async () => {
    const editor = await anEditor()
    const [old, young] = [await aDraft(editor), await aDraft(editor)]
    for (const id of [old, young]) await keepDraft(editor, { id, draft: await typed(id, 'А') })
    const at = new Date(now().getTime() - 31 * dayMs)
    await db.newsDraft.updateMany({ where: { newsId: old }, data: { savedAt: at } })
    await forgetOldDrafts(null)
    const left = await db.newsDraft.findMany({ where: { newsId: { in: [old, young] } } })
    expect(left.map((row) => row.newsId)).toEqual([young])
  })
})

describe('who has an item open', () => {
  test('is told to others until a minute after the last sign, five minutes without script', async () => {
    const [editor, other] = [await anEditor(), await anEditor()]
    const id = await aDraft(editor)
    const at = new Date('2026-11-26T09:00:00Z')
    const later = (ms: number) => new Date(at.getTime() + ms)
    await markPresence(editor, { id, forMs: openMs, at })
    expect(await listWriters(other, [id], later(openMs - 1))).toHaveLength(1)
    await markPresence(editor, { id, forMs: beatMs, at: later(20_000) })
    expect(await listWriters(other, [id], later(20_000))).toMatchObject([{ name: editor.name, since: at }])
    expect(await listWriters(editor, [id], later(20_000))).toEqual([])
    expect(await listWriters(await aStranger(), [id], later(20_000))).toEqual([])
    expect(await listWriters(other, [id], later(20_000 + beatMs))).toEqual([])
    await markPresence(editor, { id, forMs: beatMs, at: later(300_000) })
    expect(await listWriters(other, [id], later(300_001))).toMatchObject([{ since: later(300_000) }])
    await leave(editor, { id })
    expect(await listWriters(other, [id], later(300_001))).toEqual([])
  })

  test('is nobody who may not write, and nothing is marked for an unknown item', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor)
    await expect(markPresence(await aStranger(), { id, forMs: beatMs })).rejects.toBeInstanceOf(Forbidden)
    await expect(markPresence(editor, { id: newId(), forMs: beatMs })).rejects.toBeInstanceOf(NotFound)
    await Promise.all(Array.from({ length: 5 }, () => markPresence(editor, { id, forMs: beatMs })))
    expect(await db.newsPresence.count({ where: { newsId: id } })).toBe(1)
  })
})

describe('a conflict', () => {
  test('is written over only by who has seen exactly the other version', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor)
    const old = await formOf(id, { authorName: 'Бірінші' })
    await saveNews(editor, await formOf(id, { authorName: 'Екінші' }))
    await expect(saveNews(editor, old)).rejects.toMatchObject({ code: 'news.refusals.stale' })
    const seen = old.version + 1
    await saveNews(editor, { ...old, overVersion: seen })
    await expect(saveNews(editor, { ...old, overVersion: seen })).rejects.toBeInstanceOf(Conflict)
    expect((await findNews(editor, id))?.authorName).toBe('Бірінші')
  })
})

describe('the language an item is written in', () => {
  test('is the one chosen or the author’s own, and needs its title', async () => {
    const editor = await anEditor()
    const [own, chosen] = [newId(), newId()]
    await createNews(editor, { id: own, kind: 'news', titleKk: 'Тақырып' })
    await createNews(editor, { id: chosen, kind: 'news', sourceLocale: 'ru', titleRu: 'Заголовок' })
    expect((await findNews(editor, own))?.sourceLocale).toBe('kk')
    expect((await findNews(editor, chosen))?.sourceLocale).toBe('ru')
    const without = createNews(editor, { id: newId(), kind: 'news', sourceLocale: 'ru', titleKk: 'А' })
    await expect(without).rejects.toBeInstanceOf(Invalid)
  })
})

describe('the queue of translations', () => {
  test('names what is missing, stale, unmarked and ready, the oldest first, page by page', async () => {
    await truncateAll()
    const editor = await anEditor()
    const whole = { kk: textsOf('Толық'), ru: textsOf('Полная'), en: textsOf('Whole', { isReady: 'on' }) }
    const ready = await aPublished(editor, { translations: whole })
    const both = { kk: textsOf('Екі тіл'), ru: textsOf('Два языка'), en: {} }
    const without = await aPublished(editor, { translations: both })
    const old = new Date(now().getTime() - 9 * dayMs - 1000)
    await db.newsItem.updateMany({ where: { id: without }, data: { publishedAt: old } })
    const changed = { ...both, kk: textsOf('Екі тіл', { lead: 'Жаңа' }) }
    await saveNews(editor, await formOf(without, { translations: changed }))
    await db.newsTranslation.updateMany({ where: { newsId: ready, locale: 'en' }, data: { state: 'ready' } })
    const { rows } = await listParity(editor, parityFilters.parse({}))
    expect(rows.map(({ id, locale, reason, days }) => [id, locale, reason, days])).toEqual([
      [without, 'en', 'missing', 9],
      [ready, 'en', 'ready', 0],
      [without, 'ru', 'stale', 0],
    ])
    expect(rows[0]).toMatchObject({ title: 'Екі тіл', titleLocale: 'kk', isPublic: true })
    expect(await countParity(editor)).toMatchObject({ en: { missing: 1, ready: 1 }, ru: { stale: 1 } })
    expect((await listParity(await aStranger(), parityFilters.parse({}))).rows).toEqual([])
  })

  test('has no row twice and none lost between its pages', async () => {
    await truncateAll()
    const editor = await anEditor()
    const at = new Date('2026-11-01T00:00:00.123Z')
    const ids = Array.from({ length: parityPerPage }, () => newId())
    await db.newsItem.createMany({ data: ids.map((id) => ({ id, createdAt: at })) })
    const seen: string[] = []
    let after: string | null = null
    do {
      const page = await listParity(editor, { language: null, after })
      seen.push(...page.rows.map(({ id, locale }) => `${id} ${locale}`))
      after = page.next
    } while (after)
    expect(seen).toHaveLength(parityPerPage * 3)
    expect(new Set(seen).size).toBe(seen.length)
    const { rows } = await listParity(editor, parityFilters.parse({ language: 'ru' }))
    expect(new Set(rows.map(({ locale }) => locale))).toEqual(new Set(['ru']))
  })
})
