import { describe, expect, test } from 'vitest'
import { publishNews } from '#lib/news/commands/publish-news.ts'
import { saveNews } from '#lib/news/commands/save-news.ts'
import { withdrawLanguage, withdrawNews } from '#lib/news/commands/withdraw-news.ts'
import { findLostNews, findMovedNews, findNewsSlugFor } from '#lib/news/public/addresses.ts'
import { findPublishedNews } from '#lib/news/public/reading.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { wordsOf } from '#lib/rich-text/rules/tidy.ts'
import { hrefsOf } from '#lib/news/rules/addresses.ts'
import { db } from '#tests/support/database.ts'
import { anEditor } from '#tests/support/people.ts'
import type { Actor } from '#lib/accounts/actor.ts'
import { aDraft, aPublished, formOf, slugOf, textsOf } from './desk.ts'

let number = 0
const aSlug = () => `mekenzhai-${Date.now().toString(36)}-${++number}`

async function move(editor: Actor, id: string, kk: string): Promise<void> {
  const ru = textsOf('Русский', { slug: await slugOf(id, 'ru') })
  const texts = { kk: textsOf('Қазақша', { slug: kk }), ru, en: {} }
  await saveNews(editor, await formOf(id, { translations: texts }))
}

describe('an address that moved', () => {
  test('leads to the present one in its own language, over several moves and back again', async () => {
    const editor = await anEditor()
    const id = await aPublished(editor)
    const [first, second, third] = [await slugOf(id, 'kk'), aSlug(), aSlug()]
    await move(editor, id, second)
    await move(editor, id, third)
    expect(await findMovedNews('kk', first)).toBe(third)
    expect(await findMovedNews('kk', second)).toBe(third)
    expect(await findMovedNews('kk', third)).toBeNull()
    expect(await findMovedNews('ru', first)).toBeNull()
    expect(await findNewsSlugFor('ru', first)).toBe(await slugOf(id, 'ru'))
    await move(editor, id, first)
    expect(await findMovedNews('kk', first)).toBeNull()
    expect(await findMovedNews('kk', third)).toBe(first)
    expect((await findPublishedNews('kk', first))?.id).toBe(id)
  })

  test('is given to no other item, by hand or from a title', async () => {
    const editor = await anEditor()
    const id = await aPublished(editor)
    const before = await slugOf(id, 'kk')
    await move(editor, id, aSlug())
    const other = await aDraft(editor)
    await expect(move(editor, other, before)).rejects.toMatchObject({
      fields: { 'translations.kk.slug': { code: 'news.problems.slugTaken' } },
    })
    await expect(move(editor, other, 'archive')).rejects.toMatchObject({
      fields: { 'translations.kk.slug': { code: 'news.problems.slugTaken' } },
    })
    const taking = db.newsTranslation.update({
      where: { newsId_locale: { newsId: other, locale: 'kk' } },
      data: { slug: before },
    })
    await expect(taking).rejects.toThrow()
  })

  test('of a draft is forgotten: nobody can have kept it', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor)
    const before = await slugOf(id, 'kk')
    await move(editor, id, aSlug())
    expect(await db.newsSlug.count({ where: { newsId: id } })).toBe(0)
    expect(await findLostNews('kk', before)).toBeNull()
  })
})

describe('an address that led somewhere once', () => {
  test('is gone while the item is withdrawn, its earlier addresses too, and leads again when it comes back', async () => {
    const editor = await anEditor()
    const id = await aPublished(editor)
    const [first, second] = [await slugOf(id, 'kk'), aSlug()]
    await move(editor, id, second)
    await withdrawNews(editor, { id })
    for (const slug of [first, second]) {
      expect(await findMovedNews('kk', slug)).toBeNull()
      expect(await findLostNews('kk', slug)).toEqual({ isGone: true, languages: [] })
    }
    await publishNews(editor, { id })
    expect(await findMovedNews('kk', first)).toBe(second)
  })

  test('says in which languages it can be read when only this one is not public', async () => {
    const editor = await anEditor()
    const en = textsOf('Whole', { isReady: 'on' })
    const id = await aPublished(editor, { translations: { kk: textsOf('А'), ru: textsOf('Б'), en } })
    const [kk, slug] = [await slugOf(id, 'kk'), await slugOf(id, 'en')]
    await withdrawLanguage(editor, { id, locale: 'en' })
    const gone = await findLostNews('en', slug)
    expect(gone?.isGone).toBe(true)
    expect(gone?.languages.map(({ locale }) => locale)).toEqual(['kk', 'ru'])
    expect(await findLostNews('en', kk)).toMatchObject({ isGone: false, languages: [{ slug: kk }, {}] })
  })

  test('of a draft, of nothing, and of another item is simply unknown', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor)
    expect(await findLostNews('kk', await slugOf(id, 'kk'))).toBeNull()
    expect(await findLostNews('kk', aSlug())).toBeNull()
  })
})

test('links between news follow what moved and lose what nobody can read', async () => {
  const editor = await anEditor()
  const [moved, gone, draft] = [await aPublished(editor), await aPublished(editor), await aDraft(editor)]
  const link = async (id: string, word: string) => `[${word}](${siteUrl}/kk/news/${await slugOf(id, 'kk')})`
  const body = [
    `Оқыңыз: ${await link(moved, 'көшкен')}, ${await link(gone, 'алынған')}, ${await link(draft, 'қаралама')}`,
    '[сыртқы](https://example.org/kk/news/kenes)',
  ].join('\n\n')
  const texts = { kk: textsOf('Сілтемелер', { body }), ru: textsOf('Ссылки'), en: {} }
  const id = await aPublished(editor, { translations: texts })
  const now = aSlug()
  await move(editor, moved, now)
  await withdrawNews(editor, { id: gone })
  const news = await findPublishedNews('kk', await slugOf(id, 'kk'))
  expect(hrefsOf(news!.document).sort()).toEqual(
    [`${siteUrl}/kk/news/${now}`, 'https://example.org/kk/news/kenes'].sort(),
  )
  for (const word of ['көшкен', 'алынған', 'қаралама']) expect(wordsOf(news!.document)).toContain(word)
})
