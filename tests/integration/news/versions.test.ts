import { describe, expect, test } from 'vitest'
import { confirmTranslation } from '#lib/news/commands/confirm-translation.ts'
import { publishNews } from '#lib/news/commands/publish-news.ts'
import { restoreVersion } from '#lib/news/commands/restore-version.ts'
import { saveNews } from '#lib/news/commands/save-news.ts'
import { findPublishedNews } from '#lib/news/public/reading.ts'
import { findNews, listNews } from '#lib/news/queries.ts'
import { findVersion, listVersions, versionsPerPage } from '#lib/news/queries/versions.ts'
import { staffNewsFilters } from '#lib/news/schema.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { writePlain } from '#lib/rich-text/rules/plain.ts'
import { asOwner, db } from '#tests/support/database.ts'
import { aCoordinator, anEditor, aStranger } from '#tests/support/people.ts'
import { aDraft, aPicture, aPublished, formOf, recorded, slugOf, textsOf } from './desk.ts'

const pair = (kk: object, ru: object) => ({ translations: { kk, ru, en: {} } })

async function versionOf(id: string): Promise<number> {
  return (await db.newsItem.findUniqueOrThrow({ where: { id } })).version
}

async function markOf(newsId: string, locale: string) {
  return db.newsTranslation.findUniqueOrThrow({ where: { newsId_locale: { newsId, locale } } })
}

describe('versions', () => {
  test('every save that changes words is one, with who saved it and what changed; another is none', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor)
    const form = await formOf(id)
    const same = { ...form, translations: structuredClone(form.translations) }
    for (const locale of ['kk', 'ru', 'en'] as const)
      same.translations[locale].slug = await slugOf(id, locale)
    await saveNews(editor, { ...same, isPinned: true })
    const { versions } = await listVersions(editor, id, null)
    expect(versions.map(({ number }) => number)).toEqual([2, 1])
    expect(versions[0]).toMatchObject({
      savedBy: { name: editor.name },
      changed: expect.arrayContaining(['kk.title', 'kk.body', 'ru.lead']) as string[],
    })
    expect((await findVersion(editor, id, 1))?.texts.kk.title).toMatch(/^Жоба/)
  })

  test('an item from before versions were kept gets its old words as the first', async () => {
    const editor = await anEditor()
    const id = await aPublished(editor)
    await asOwner('DELETE FROM "NewsVersion" WHERE "newsId" = $1', [id])
    const old = (await findNews(editor, id))!.translations.kk.title
    await saveNews(editor, await formOf(id, pair(textsOf('Басқа'), textsOf('Другое'))))
    expect((await findVersion(editor, id, 1))?.texts.kk.title).toBe(old)
    expect((await findVersion(editor, id, 2))?.texts.kk.title).toBe('Басқа')
  })

  test('are counted without a gap or a double when several save at once', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor)
    const forms = await Promise.all(Array.from({ length: 6 }, (_, n) => formOf(id, { authorName: `А${n}` })))
    await Promise.allSettled(forms.map((form) => saveNews(editor, form)))
    const { versions } = await listVersions(editor, id, null)
    expect(versions.map(({ number }) => number)).toEqual([3, 2, 1])
  })

  test('are listed a page at a time, and can be neither changed nor removed by the site', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor)
    const words = { ...{ sourceLocale: 'kk', authorName: '', sourceName: '', texts: {} }, newsId: id }
    await db.newsVersion.createMany({
      data: Array.from({ length: versionsPerPage }, (_, n) => ({ ...words, number: n + 3 })),
    })
    const first = await listVersions(editor, id, null)
    expect(first.versions).toHaveLength(versionsPerPage)
    const second = await listVersions(editor, id, first.next)
    expect(second.versions.map(({ number }) => number)).toEqual([2, 1])
    expect(second.next).toBeNull()
    await expect(db.newsVersion.deleteMany({ where: { newsId: id } })).rejects.toThrow()
    await expect(db.newsVersion.updateMany({ where: { newsId: id }, data: { number: 9 } })).rejects.toThrow()
  })
})

describe('restoring', () => {
  test('puts the words back as a new version, at once on the public page, under the address readers have', async () => {
    const editor = await anEditor()
    const id = await aPublished(editor, pair(textsOf('Ескі тақырып'), textsOf('Старый заголовок')))
    const moved = textsOf('Жаңа тақырып', { slug: `zhana-${id}` })
    await saveNews(editor, await formOf(id, pair(moved, textsOf('Новый заголовок'))))
    await restoreVersion(editor, { id, number: 2, version: await versionOf(id) })
    expect((await findPublishedNews('kk', `zhana-${id}`))?.title).toBe('Ескі тақырып')
    expect(await slugOf(id, 'kk')).toBe(`zhana-${id}`)
    const { versions } = await listVersions(editor, id, null)
    expect(versions[0]).toMatchObject({ number: 4, restoredFrom: 2 })
    expect((await recorded(id)).at(-1)).toBe('news.restored')
  })

  test('gives a draft its old address back, unless somebody has it now', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor, pair(textsOf('А', { slug: `bir-${'x'.repeat(5)}` }), textsOf('Б')))
    await saveNews(editor, await formOf(id, pair(textsOf('А', { slug: 'eki-xxxxx' }), textsOf('Б'))))
    await aDraft(editor, pair(textsOf('В', { slug: 'bir-xxxxx' }), textsOf('Г')))
    await restoreVersion(editor, { id, number: 2, version: await versionOf(id) })
    expect(await slugOf(id, 'kk')).toBe('eki-xxxxx')
  })

  test('keeps pictures and links, and opens the pictures of a public language again', async () => {
    const editor = await anEditor()
    const picture = await aPicture()
    const body = `![Сурет](${picture})\n\n[Сілтеме](https://example.test/a)`
    const id = await aPublished(editor, pair(textsOf('А', { body }), textsOf('Б')))
    await saveNews(editor, await formOf(id, pair(textsOf('А'), textsOf('Б'))))
    expect(await db.storedFile.findUnique({ where: { id: picture } })).toMatchObject({ isPublic: false })
    await restoreVersion(editor, { id, number: 2, version: await versionOf(id) })
    expect(await db.storedFile.findUnique({ where: { id: picture } })).toMatchObject({ isPublic: true })
    const shown = await findPublishedNews('kk', await slugOf(id, 'kk'))
    expect(writePlain(shown!.document)).toBe(body)
    expect(shown!.pictures.map((each) => each.id)).toEqual([picture])
  })

  test('is refused when a picture is gone, and when a public language would lack something', async () => {
    const editor = await anEditor()
    const picture = await aPicture()
    const id = await aDraft(editor, pair(textsOf('А', { body: `![Сурет](${picture})` }), textsOf('Б')))
    await saveNews(editor, await formOf(id, pair(textsOf('А'), textsOf('Б'))))
    await db.storedFile.delete({ where: { id: picture } })
    const gone = restoreVersion(editor, { id, number: 2, version: await versionOf(id) })
    await expect(gone).rejects.toMatchObject({ code: 'newsroom.refusals.pictureGone' })
    await publishNews(editor, { id })
    const empty = restoreVersion(editor, { id, number: 1, version: await versionOf(id) })
    await expect(empty).rejects.toMatchObject({ code: 'newsroom.refusals.wouldLack' })
  })

  test('succeeds once of several, never for a stranger, and not for what stands already', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor)
    const input = { id, number: 1, version: await versionOf(id) }
    const { actor: coordinator } = await aCoordinator()
    for (const actor of [coordinator, await aStranger()]) {
      await expect(restoreVersion(actor, input)).rejects.toBeInstanceOf(Forbidden)
      expect(await findVersion(actor, id, 1)).toBeNull()
      expect((await listVersions(actor, id, null)).versions).toEqual([])
    }
    await expect(restoreVersion(editor, { ...input, number: 2 })).rejects.toBeInstanceOf(Conflict)
    await expect(restoreVersion(editor, { ...input, number: 99 })).rejects.toBeInstanceOf(NotFound)
    const settled = await Promise.allSettled(Array.from({ length: 4 }, () => restoreVersion(editor, input)))
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('a stale translation', () => {
  const kk = (more: Record<string, unknown> = {}) => textsOf('Сәуір', more)
  const ru = (more: Record<string, unknown> = {}) => textsOf('Апрель', more)

  test('is marked when its source changes, tells since which version, and is found by the desk', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor, { sourceLocale: 'ru', ...pair(kk(), ru()) })
    expect((await markOf(id, 'kk')).staleSince).toBeNull()
    await saveNews(editor, await formOf(id, pair(kk(), ru({ lead: 'Теперь иначе' }))))
    const mark = await markOf(id, 'kk')
    expect(mark).toMatchObject({ staleSince: expect.any(Date) as Date, madeFromVersion: 2 })
    expect((await markOf(id, 'ru')).staleSince).toBeNull()
    expect((await markOf(id, 'en')).staleSince).toBeNull()
    const stale = staffNewsFilters.parse({ language: 'kk', stage: 'stale' })
    expect((await listNews(editor, stale)).items.map((row) => row.id)).toContain(id)

    await saveNews(editor, await formOf(id, pair(kk(), ru({ lead: 'И снова иначе' }))))
    expect((await markOf(id, 'kk')).staleSince).toEqual(mark.staleSince)
    await saveNews(editor, await formOf(id, pair(kk(), ru())))
    expect((await markOf(id, 'kk')).staleSince).toBeNull()
  })

  test('stays public, and is right again with its own new words', async () => {
    const editor = await anEditor()
    const id = await aPublished(editor, pair(kk(), ru()))
    await saveNews(editor, await formOf(id, pair(kk({ lead: 'Басқаша' }), ru())))
    expect(await markOf(id, 'ru')).toMatchObject({ state: 'published', staleSince: expect.any(Date) as Date })
    const { updatedAt } = await markOf(id, 'ru')
    await saveNews(editor, await formOf(id, pair(kk({ lead: 'Басқаша' }), ru({ lead: 'Иначе' }))))
    expect((await markOf(id, 'ru')).staleSince).toBeNull()
    expect((await markOf(id, 'ru')).updatedAt > updatedAt).toBe(true)
  })

  test('is still right when an editor says so, once, and not for a source saved meanwhile', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor, pair(kk(), ru()))
    await saveNews(editor, await formOf(id, pair(kk({ lead: 'Басқаша' }), ru())))
    const input = { id, locale: 'ru' as const, version: await versionOf(id) }
    await expect(confirmTranslation(await aStranger(), input)).rejects.toBeInstanceOf(Forbidden)
    await expect(confirmTranslation(editor, { ...input, version: 1 })).rejects.toBeInstanceOf(Conflict)
    const settled = await Promise.allSettled(
      Array.from({ length: 4 }, () => confirmTranslation(editor, input)),
    )
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await markOf(id, 'ru')).toMatchObject({ staleSince: null, madeFromVersion: 3 })
    expect((await recorded(id)).filter((action) => action === 'news.translationConfirmed')).toHaveLength(1)
  })
})
