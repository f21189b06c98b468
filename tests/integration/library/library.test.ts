import { describe, expect, test } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { findPublicFile } from '#lib/files/public.ts'
import { addLibraryFile } from '#lib/library/commands/add-file.ts'
import { createLibraryItem, saveLibraryItem } from '#lib/library/commands/edit-item.ts'
import {
  discardLibraryItem,
  publishLibraryItem,
  withdrawLibraryItem,
} from '#lib/library/commands/publish-item.ts'
import { takeLibraryFile } from '#lib/library/commands/take-file.ts'
import {
  countPublishedLibrary,
  findPublishedLibraryItem,
  listPublishedLibrary,
  takePublicFile,
} from '#lib/library/public.ts'
import { countChangedSinceTaken, findLibraryItem, listLibrary } from '#lib/library/queries.ts'
import { newId } from '#lib/platform/new-id.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, anAdministrator, anEditor, aStranger } from '#tests/support/people.ts'
import { sitemapOf } from '#tests/support/sitemap.ts'

const pdf = () => new File([Buffer.from('%PDF-1.7\n%%EOF')], 'жадынама.pdf', { type: 'application/pdf' })

function words(title: string) {
  return {
    ...{ kind: 'guide' as const, directionId: null, sourceUrl: null },
    ...{ titleKk: title, titleRu: `${title} ру`, titleEn: '' },
    ...{ summaryKk: '', summaryRu: '', summaryEn: '' },
  }
}

type Audience = { audience?: 'everyone' | 'staff' | 'centre'; centreId?: string | null }

async function draft(actor: Actor, { audience = 'everyone', centreId = null }: Audience = {}) {
  const { id } = await createLibraryItem(actor, {
    id: newId(),
    ...words(`Жадынама ${newId()}`),
    audience,
    centreId,
  })
  return id
}

async function versionOf(id: string): Promise<number> {
  return (await db.libraryItem.findUniqueOrThrow({ where: { id } })).version
}

type Added = { place?: 'new' | 'newest'; language?: 'kk' | 'ru' | 'en'; note?: string }

async function add(actor: Actor, id: string, { place = 'new', language = 'kk', note = '' }: Added = {}) {
  const version = await versionOf(id)
  const notes = { noteKk: note, noteRu: note, noteEn: '' }
  return addLibraryFile(actor, { id, version, place, language, ...notes, file: pdf() })
}

async function published(actor: Actor, audience: Audience = {}) {
  const id = await draft(actor, audience)
  await add(actor, id)
  const { slug } = await publishLibraryItem(actor, { id, version: await versionOf(id) })
  return { id, slug }
}

async function codeOf(attempt: Promise<unknown>) {
  return attempt.then(
    () => null,
    (error: unknown) => error,
  )
}

describe('an item of the library', () => {
  test('is written down, gets versions and languages, and everyone finds it once it is out', async () => {
    const editor = await anEditor()
    const id = await draft(editor)
    const { slug } = await db.libraryItem.findUniqueOrThrow({ where: { id } })
    expect(await codeOf(publishLibraryItem(editor, { id, version: 1 }))).toBeInstanceOf(Conflict)
    await add(editor, id)
    await add(editor, id, { place: 'newest', language: 'ru' })
    expect(await findPublishedLibraryItem(slug, 'kk')).toBeNull()
    await publishLibraryItem(editor, { id, version: await versionOf(id) })
    await add(editor, id, { note: 'Түзетілді' })
    const item = await findPublishedLibraryItem(slug, 'kk')
    expect(item?.releases.map(({ number, files }) => [number, files.map(({ locale }) => locale)])).toEqual([
      [2, ['kk']],
      [1, ['kk', 'ru']],
    ])
    expect(item?.files.map(({ locale, number, isBehind }) => [locale, number, isBehind])).toEqual([
      ['kk', 2, false],
      ['ru', 1, true],
    ])
    const entries = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { at: 'asc' } })
    expect(entries.map(({ action }) => action)).toEqual([
      'library.created',
      ...['library.fileAdded', 'library.fileAdded', 'library.published', 'library.fileAdded'],
    ])
  })

  test('needs words about what is new, one file a language and version, and a fresh form', async () => {
    const editor = await anEditor()
    const { id } = await published(editor)
    expect(await codeOf(add(editor, id))).toMatchObject({
      fields: { noteKk: { code: 'library.refusals.sayWhatIsNew' }, noteRu: {} },
    })
    expect(await codeOf(add(editor, id, { place: 'newest', language: 'kk' }))).toBeInstanceOf(Invalid)
    const stale = { id, version: 1, ...words('Басқа') }
    expect(await codeOf(saveLibraryItem(editor, stale))).toBeInstanceOf(Conflict)
    const stored = await db.storedFile.count()
    expect(await codeOf(add(editor, id, { place: 'newest', language: 'kk' }))).toBeInstanceOf(Invalid)
    expect(await db.storedFile.count()).toBe(stored)
  })

  test('added to by two at once gets one version, and a draft sent twice is one', async () => {
    const editor = await anEditor()
    const { id } = await published(editor)
    const version = await versionOf(id)
    const input = { id, version, place: 'new' as const, language: 'ru' as const }
    const notes = { noteKk: 'Жаңа', noteRu: 'Новое', noteEn: '' }
    const both = await Promise.allSettled([
      addLibraryFile(editor, { ...input, ...notes, file: pdf() }),
      addLibraryFile(editor, { ...input, ...notes, file: pdf() }),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.libraryRelease.count({ where: { itemId: id } })).toBe(2)
    const form = { id: newId(), ...words('Бір рет'), audience: 'everyone' as const, centreId: null }
    await createLibraryItem(editor, form)
    expect(await codeOf(createLibraryItem(editor, form))).toBeInstanceOf(Conflict)
  })

  test('that is withdrawn or for work is in no list, page, sitemap or file for everyone', async () => {
    const editor = await anEditor()
    const { id, slug } = await published(editor)
    const inner = await published(editor, { audience: 'staff' })
    const file = await db.libraryFile.findFirstOrThrow({
      where: { release: { itemId: id } },
      select: { id: true, file: { select: { storageKey: true } } },
    })
    const inside = await db.libraryFile.findFirstOrThrow({
      where: { release: { itemId: inner.id } },
      select: { id: true, file: { select: { storageKey: true } } },
    })
    expect(await findPublicFile(file.file.storageKey)).not.toBeNull()
    expect(await takePublicFile(file.id, true)).toContain(file.file.storageKey)
    await withdrawLibraryItem(editor, { id, version: await versionOf(id) })
    for (const gone of [slug, inner.slug]) {
      expect(await findPublishedLibraryItem(gone, 'ru')).toBeNull()
      expect(await sitemapOf('library')).not.toContain(`/ru/library/${gone}`)
      expect((await listPublishedLibrary({}, 'kk')).items.map((each) => each.slug)).not.toContain(gone)
    }
    for (const each of [file, inside]) {
      expect(await findPublicFile(each.file.storageKey)).toBeNull()
      expect(await takePublicFile(each.id, true)).toBeNull()
    }
    expect(await codeOf(discardLibraryItem(editor, { id, version: await versionOf(id) }))).toBeInstanceOf(
      Conflict,
    )
  })

  test('is found by any spelling and by the language of its file', async () => {
    const editor = await anEditor()
    const id = await draft(editor)
    await saveLibraryItem(editor, { id, version: 1, ...words('Қауіпсіздік ережелері') })
    await add(editor, id, { language: 'ru' })
    await publishLibraryItem(editor, { id, version: await versionOf(id) })
    expect(await countPublishedLibrary({ q: 'kauipsizdik' })).toBe(1)
    expect(await countPublishedLibrary({ q: 'кауипсиздик', language: 'ru' })).toBe(1)
    expect(await countPublishedLibrary({ q: 'қауіпсіздік', language: 'en' })).toBe(0)
  })
})

describe('downloads', () => {
  test('are counted for readers, not for programs, and a person at work learns of later versions', async () => {
    const [editor, { actor: coordinator }] = [await anEditor(), await aCoordinator()]
    const { id } = await published(editor)
    const [file] = (await findLibraryItem(coordinator, id))!.files
    await takePublicFile(file!.id, true)
    await takePublicFile(file!.id, false)
    expect(await takeLibraryFile(coordinator, file!.id)).not.toBeNull()
    expect((await findLibraryItem(coordinator, id))?.downloads).toBe(2)
    expect(await countChangedSinceTaken(coordinator)).toBe(0)
    await add(editor, id, { note: 'Жаңа' })
    expect(await countChangedSinceTaken(coordinator)).toBe(1)
    const { items } = await listLibrary(coordinator, { show: 'changed' })
    expect(items.map((item) => [item.id, item.isChanged, item.taken?.number])).toEqual([[id, true, 1]])
    const newest = (await findLibraryItem(coordinator, id))!.files[0]!
    await takeLibraryFile(coordinator, newest.id)
    await takeLibraryFile(coordinator, file!.id)
    expect(await countChangedSinceTaken(coordinator)).toBe(0)
  })
})

describe('rights in the library', () => {
  test("a centre's paper is that centre's alone, and its coordinator keeps it", async () => {
    const { actor: coordinator, centre } = await aCoordinator()
    const others = [(await aCoordinator()).actor, await anEditor(), await aStranger()]
    const { id } = await published(coordinator, { audience: 'centre', centreId: centre.id })
    const [file] = (await findLibraryItem(coordinator, id))!.files
    const version = await versionOf(id)
    for (const other of others) {
      expect(await findLibraryItem(other, id)).toBeNull()
      expect(await takeLibraryFile(other, file!.id)).toBeNull()
      expect((await listLibrary(other, {})).items.map((item) => item.id)).not.toContain(id)
      expect(await codeOf(withdrawLibraryItem(other, { id, version }))).toBeInstanceOf(NotFound)
    }
    expect(await findLibraryItem(await anAdministrator(), id)).not.toBeNull()
    const stored = await db.libraryFile.findFirstOrThrow({
      where: { id: file!.id },
      select: { file: { select: { isPublic: true } } },
    })
    expect(stored.file.isPublic).toBe(false)
  })

  test("the region's papers are the editors' to keep; a coordinator reads what is out, no draft", async () => {
    const [editor, { actor: coordinator, centre }] = [await anEditor(), await aCoordinator()]
    const begun = await draft(editor)
    const { id } = await published(editor, { audience: 'staff' })
    expect(await findLibraryItem(coordinator, begun)).toBeNull()
    expect(await findLibraryItem(coordinator, id)).toMatchObject({ isKept: false })
    const step = { id, version: await versionOf(id) }
    expect(await codeOf(withdrawLibraryItem(coordinator, step))).toBeInstanceOf(Forbidden)
    const other = (await aCoordinator()).centre
    const form = { id: newId(), ...words('Бөтен'), audience: 'centre' as const }
    for (const centreId of [other.id, null])
      expect(await codeOf(createLibraryItem(coordinator, { ...form, centreId }))).toBeInstanceOf(Forbidden)
    const regional = { ...form, audience: 'everyone' as const, centreId: centre.id }
    expect(await codeOf(createLibraryItem(coordinator, regional))).toBeInstanceOf(Forbidden)
  })
})
