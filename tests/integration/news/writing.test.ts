import { describe, expect, test } from 'vitest'
import { createNews } from '#lib/news/commands/create-news.ts'
import { saveNews } from '#lib/news/commands/save-news.ts'
import { discardNews } from '#lib/news/commands/withdraw-news.ts'
import { findNews, listNews, listWaitingNews } from '#lib/news/queries.ts'
import { staffNewsFilters } from '#lib/news/schema.ts'
import { newId } from '#lib/platform/new-id.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { writePlain } from '#lib/rich-text/rules/plain.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, anEditor, aStranger } from '#tests/support/people.ts'
import { aDraft, aPublished, formOf, recorded, slugOf, textsOf } from './desk.ts'

const titles = { kind: 'news' as const, titleKk: 'Слёт ашылды', titleRu: '' }

describe('beginning a draft', () => {
  test('makes three languages, private, and writes it down', async () => {
    const editor = await anEditor()
    const { id } = await createNews(editor, { id: newId(), ...titles })
    const news = await findNews(editor, id)
    expect(news).toMatchObject({ state: 'draft', version: 1, publishedAt: null })
    expect(news?.translations.kk).toMatchObject({
      title: 'Слёт ашылды',
      slug: expect.stringMatching(/^slyot-ashyldy/) as string,
      state: 'draft',
    })
    expect(news?.translations.en).toMatchObject({ title: '', slug: '' })
    expect(await recorded(id)).toEqual(['news.created'])
  })

  test('succeeds once when the form is sent five times at once', async () => {
    const editor = await anEditor()
    const id = newId()
    const settled = await Promise.allSettled(
      Array.from({ length: 5 }, () => createNews(editor, { id, ...titles })),
    )
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const each of settled) if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(Conflict)
    expect(await db.newsTranslation.count({ where: { newsId: id } })).toBe(3)
  })
})

describe('saving', () => {
  test('keeps every language and tells the history which fields changed', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor)
    const kk = textsOf('Жаңа тақырып', { slug: await slugOf(id, 'kk') })
    const form = await formOf(id, { translations: { kk, ru: textsOf('Заголовок'), en: textsOf('Title') } })
    await saveNews(editor, form)
    const news = await findNews(editor, id)
    expect(news?.translations.kk.title).toBe('Жаңа тақырып')
    expect(writePlain(news!.translations.en.body)).toBe('Title\n\n- бір\n- екі')
    const last = await db.auditEntry.findFirstOrThrow({ where: { subjectId: id }, orderBy: { id: 'desc' } })
    expect(last.details).toMatchObject({
      changed: expect.arrayContaining(['kk.title', 'en.body']) as string[],
    })
  })

  test('from an old form is a conflict and changes nothing, whoever of ten came first', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor)
    const forms = await Promise.all(
      Array.from({ length: 10 }, (_, index) => formOf(id, { authorName: `Автор ${index}` })),
    )
    const settled = await Promise.allSettled(forms.map((form) => saveNews(editor, form)))
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const each of settled)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'news.refusals.stale' })
  })

  test('an address taken in the same language is refused beside its field; in another language it is free', async () => {
    const editor = await anEditor()
    const first = await aDraft(editor)
    const second = await aDraft(editor)
    const taken = await slugOf(first, 'ru')
    const withSlug = (locale: 'kk' | 'ru') => ({
      translations: { kk: textsOf('А'), ru: textsOf('Б'), en: {}, [locale]: textsOf('В', { slug: taken }) },
    })
    const attempt = saveNews(editor, await formOf(second, withSlug('ru')))
    await expect(attempt).rejects.toMatchObject({
      fields: { 'translations.ru.slug': { code: 'news.problems.slugTaken' } },
    })
    await expect(saveNews(editor, await formOf(second, withSlug('kk')))).resolves.toBeTruthy()
  })

  test('an empty address is made from the title and does not collide', async () => {
    const editor = await anEditor()
    const texts = { translations: { kk: textsOf('Бір тақырып'), ru: textsOf('Один заголовок'), en: {} } }
    const [first, second] = [await aDraft(editor, texts), await aDraft(editor, texts)]
    expect(await slugOf(first, 'ru')).toBe('odin-zagolovok')
    expect(await slugOf(second, 'ru')).toBe('odin-zagolovok-2')
  })

  test('a picture that does not exist is refused as a cover and inside a text', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor)
    const unknown = newId()
    await expect(saveNews(editor, await formOf(id, { coverId: unknown }))).rejects.toBeInstanceOf(Invalid)
    const kk = textsOf('А', { body: `![сурет](${unknown})` })
    const attempt = saveNews(editor, await formOf(id, { translations: { kk, ru: textsOf('Б'), en: {} } }))
    await expect(attempt).rejects.toMatchObject({
      fields: { 'translations.kk.body': { code: 'editor.problems.unknownImage' } },
    })
  })

  test('a language called ready must be complete, and so must a public one', async () => {
    const editor = await anEditor()
    const id = await aPublished(editor)
    const half = { kk: textsOf('А'), ru: textsOf('Б', { lead: '' }), en: { title: 'Title', isReady: 'on' } }
    await expect(saveNews(editor, await formOf(id, { translations: half }))).rejects.toMatchObject({
      fields: { 'translations.ru.lead': {}, 'translations.en.lead': {}, 'translations.en.body': {} },
    })
  })
})

describe('the desk', () => {
  test('does not exist for others: no list, no item, no command', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor)
    const { actor: coordinator } = await aCoordinator()
    for (const actor of [coordinator, await aStranger()]) {
      expect(await findNews(actor, id)).toBeNull()
      expect((await listNews(actor, staffNewsFilters.parse({}))).items).toEqual([])
      await expect(saveNews(actor, await formOf(id))).rejects.toBeInstanceOf(Forbidden)
      await expect(createNews(actor, { id: newId(), ...titles })).rejects.toBeInstanceOf(Forbidden)
      await expect(discardNews(actor, { id })).rejects.toBeInstanceOf(Forbidden)
    }
  })

  test('lists what waits: drafts and languages that are ready but not public', async () => {
    const editor = await anEditor()
    const draft = await aDraft(editor)
    const done = await aPublished(editor)
    const waiting = await aPublished(editor)
    const texts = { kk: textsOf('А'), ru: textsOf('Б'), en: textsOf('C', { isReady: 'on' }) }
    await saveNews(editor, await formOf(waiting, { translations: texts }))
    const ids = (await listWaitingNews(editor, 100)).map((row) => row.id)
    expect(ids).toEqual(expect.arrayContaining([draft, waiting]))
    expect(ids).not.toContain(done)
  })

  test('finds a title however its letters are typed', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor, {
      translations: { kk: textsOf('Қызғалдақ мерекесі'), ru: textsOf('Праздник'), en: {} },
    })
    for (const q of ['кызгалдак', 'ҚЫЗҒАЛДАҚ', 'qyzgaldaq']) {
      expect((await listNews(editor, staffNewsFilters.parse({ q }))).items.map((row) => row.id)).toContain(id)
    }
  })

  test('a draft can be thrown away, what was public cannot', async () => {
    const editor = await anEditor()
    const draft = await aDraft(editor)
    await discardNews(editor, { id: draft })
    await expect(discardNews(editor, { id: draft })).rejects.toBeInstanceOf(NotFound)
    await expect(discardNews(editor, { id: await aPublished(editor) })).rejects.toBeInstanceOf(Conflict)
  })
})
