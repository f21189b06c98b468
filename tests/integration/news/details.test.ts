import { describe, expect, test } from 'vitest'
import { saveDocument, sendDocument, sendPhoto } from '#lib/news/commands/attach-files.ts'
import { moveAttachment, removeAttachment } from '#lib/news/commands/change-attachments.ts'
import { addPhotos, savePhoto } from '#lib/news/commands/change-gallery.ts'
import { createTag, mergeTags, renameTag } from '#lib/news/commands/change-tags.ts'
import { endPins } from '#lib/news/commands/end-pins.ts'
import { publishNews } from '#lib/news/commands/publish-news.ts'
import { saveDetails } from '#lib/news/commands/save-details.ts'
import { saveNews } from '#lib/news/commands/save-news.ts'
import { withdrawNews } from '#lib/news/commands/withdraw-news.ts'
import { findPublishedNews } from '#lib/news/public/reading.ts'
import {
  findPublicTag,
  listPublicTags,
  listRelatedNews,
  listStoriesOf,
} from '#lib/news/public/surroundings.ts'
import { sendPhotoInput } from '#lib/news/schema/details.ts'
import { findNewsDetails, listTags } from '#lib/news/queries/details.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { newId } from '#lib/platform/new-id.ts'
import { db } from '#tests/support/database.ts'
import { anEditor, aStranger } from '#tests/support/people.ts'
import { photo } from '#tests/support/pictures.ts'
import { aPerson, aPicture, isOpen, namesOf } from './attachments.ts'
import { aDraft, aPublished, formOf, recorded, slugOf } from './desk.ts'

const pdf = () => new File([Buffer.from('%PDF-1.7\n%%EOF')], 'kkk.pdf', { type: 'application/pdf' })
const titles = { titleKk: 'Ереже', titleRu: 'Положение', titleEn: '' }
const aSent = {
  ...{ altKk: 'А', altRu: 'А', altEn: '', captionKk: '', captionRu: '', captionEn: '', credit: '' },
  people: 'nobody' as 'nobody' | 'crowd' | 'recognisable',
}
const detailsOf = async (id: string, more: object = {}) => {
  const { detailsVersion } = await db.newsItem.findUniqueOrThrow({ where: { id } })
  return { id, detailsVersion, personId: null, organisationId: null, pinnedUntil: null, tags: [], ...more }
}
const readKk = async (id: string) => findPublishedNews('kk', await slugOf(id, 'kk'))

describe('a gallery', () => {
  test('takes pictures, is read in its order, and gives a removed one back to the staff only', async () => {
    const editor = await anEditor()
    const id = await aPublished(editor)
    const [one, two] = [await aPicture(), await aPicture()]
    await addPhotos(editor, { id, files: [one, two] })
    expect((await readKk(id))?.photos.map(({ picture }) => picture.id)).toEqual([one, two])
    const photo = (await findNewsDetails(editor, id))!.photos
    await moveAttachment(editor, { id, kind: 'photo', attachmentId: photo[1]!.id, to: 'earlier' })
    const texts = { altKk: 'Ағаш', altRu: 'Дерево', altEn: '', captionKk: 'Көшет', captionRu: '' }
    await savePhoto(editor, { id, photoId: photo[1]!.id, ...texts, captionEn: 'not for others' })
    expect((await readKk(id))?.photos).toMatchObject([
      { picture: { id: two }, alt: 'Ағаш', caption: 'Көшет' },
      { picture: { id: one }, caption: '' },
    ])
    const ru = await findPublishedNews('ru', await slugOf(id, 'ru'))
    expect(ru?.photos[0]).toMatchObject({ alt: 'Дерево', caption: '' })
    await removeAttachment(editor, { id, kind: 'photo', attachmentId: photo[0]!.id })
    expect([await isOpen(one), await isOpen(two)]).toEqual([false, true])
    await withdrawNews(editor, { id })
    expect(await isOpen(two)).toBe(false)
    await publishNews(editor, { id })
    expect(await isOpen(two)).toBe(true)
    expect((await recorded(id)).filter((act) => act === 'news.galleryChanged')).toHaveLength(4)
  })

  test('refuses a picture without words, twice the same, and more than has room', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor)
    const silent = await aPicture({ altRu: '' })
    await expect(addPhotos(editor, { id, files: [silent] })).rejects.toMatchObject({
      fields: { files: { code: 'reading.problems.silent' } },
    })
    const picture = await aPicture()
    const twice = await Promise.allSettled([
      addPhotos(editor, { id, files: [picture] }),
      addPhotos(editor, { id, files: [picture] }),
    ])
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(addPhotos(editor, { id, files: [newId()] })).rejects.toBeInstanceOf(Invalid)
  })

  test('a sent picture of people who can be recognised stays closed until they are named', async () => {
    const editor = await anEditor()
    const id = await aPublished(editor)
    const file = new File([new Uint8Array(await photo())], 'kkk.jpg', { type: 'image/jpeg' })
    for (const people of ['crowd', 'recognisable'] as const)
      await sendPhoto(editor, { ...aSent, id, file, people })
    const rows = await db.newsPhoto.findMany({
      where: { newsId: id },
      orderBy: { position: 'asc' },
      select: { file: { select: { people: true, isPublic: true } } },
    })
    expect(rows.map((row) => row.file)).toEqual([
      { people: 'crowd', isPublic: true },
      { people: 'recognisable', isPublic: false },
    ])
    expect((await readKk(id))?.photos).toHaveLength(1)
  })

  test('a picture of a draft stays closed until it is public', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor)
    const picture = await aPicture()
    await addPhotos(editor, { id, files: [picture] })
    expect(await isOpen(picture)).toBe(false)
    await publishNews(editor, { id })
    expect(await isOpen(picture)).toBe(true)
  })
})

test('documents are stored, titled, ordered, and open only while they are shown', async () => {
  const editor = await anEditor()
  const id = await aPublished(editor)
  await sendDocument(editor, { id, file: pdf(), ...titles })
  await sendDocument(editor, { id, file: pdf(), ...titles, titleKk: 'Екінші' })
  const [first, second] = (await findNewsDetails(editor, id))!.documents
  await saveDocument(editor, { id, documentId: first!.id, ...titles, titleKk: 'Жаңа ереже' })
  await moveAttachment(editor, { id, kind: 'document', attachmentId: second!.id, to: 'earlier' })
  expect((await readKk(id))?.documents.map(({ title }) => title)).toEqual(['Екінші', 'Жаңа ереже'])
  await removeAttachment(editor, { id, kind: 'document', attachmentId: first!.id })
  const files = await db.storedFile.findMany({ where: { kind: 'document' }, orderBy: { id: 'asc' } })
  expect(files.slice(-2).map(({ isPublic }) => isPublic)).toEqual([false, true])
  await expect(
    removeAttachment(editor, { id, kind: 'document', attachmentId: first!.id }),
  ).rejects.toBeInstanceOf(NotFound)
})

test('nothing of it is for strangers, and an item that does not exist takes no file', async () => {
  const [editor, stranger] = [await anEditor(), await aStranger()]
  const id = await aDraft(editor)
  const attempts = [
    async () => addPhotos(stranger, { id, files: [await aPicture()] }),
    () => sendDocument(stranger, { id, file: pdf(), ...titles }),
    () => saveDocument(stranger, { id, documentId: newId(), ...titles }),
    () => moveAttachment(stranger, { id, kind: 'photo', attachmentId: newId(), to: 'later' }),
    () => removeAttachment(stranger, { id, kind: 'photo', attachmentId: newId() }),
    async () => saveDetails(stranger, await detailsOf(id)),
    () => createTag(stranger, namesOf('Бөтен')),
    () => renameTag(stranger, { id: newId(), version: 1, ...namesOf('Бөтен') }),
    () => mergeTags(stranger, { id: newId(), intoId: newId() }),
  ]
  for (const attempt of attempts) await expect(attempt()).rejects.toBeInstanceOf(Forbidden)
  expect(await listTags(stranger)).toEqual([])
  expect(await findNewsDetails(stranger, id)).toBeNull()
  const before = await db.storedFile.count()
  const nowhere = { id: newId(), file: pdf(), ...titles }
  await expect(sendDocument(editor, nowhere)).rejects.toBeInstanceOf(NotFound)
  const texts = { altKk: 'А', altRu: 'А', altEn: '', captionKk: '', captionRu: '', captionEn: '' }
  await expect(
    sendPhoto(editor, { id: newId(), file: pdf(), credit: '', people: 'crowd' as const, ...texts }),
  ).rejects.toBeInstanceOf(NotFound)
  expect(await db.storedFile.count()).toBe(before)
})

test('a picture added while the item comes out or goes is as public as the item', async () => {
  const editor = await anEditor()
  for (let round = 0; round < 4; round++) {
    const [id, one, two] = [await aDraft(editor), await aPicture(), await aPicture()]
    await Promise.all([publishNews(editor, { id }), addPhotos(editor, { id, files: [one] })])
    expect(await isOpen(one)).toBe(true)
    await Promise.all([withdrawNews(editor, { id }), addPhotos(editor, { id, files: [two] })])
    expect([await isOpen(one), await isOpen(two)]).toEqual([false, false])
  }
})

test('a picture sent from the device says who is on it; somebody recognisable is not shown before they agree', async () => {
  const editor = await anEditor()
  const id = await aPublished(editor)
  const texts = { altKk: 'Ағаш', altRu: 'Дерево', altEn: '', captionKk: '', captionRu: '', captionEn: '' }
  const file = new File([new Uint8Array(await photo())], 'a.jpg')
  const form = { id, file, credit: '', ...texts }
  expect(sendPhotoInput.safeParse(form).success).toBe(false)
  await sendPhoto(editor, sendPhotoInput.parse({ ...form, people: 'recognisable' }))
  expect(await db.storedFile.findFirst({ where: { newsPhotos: { some: { newsId: id } } } })).toMatchObject({
    isHeld: true,
    isPublic: false,
  })
})

describe('a story', () => {
  test('is not made of a public item about nobody', async () => {
    const editor = await anEditor()
    const id = await aPublished(editor)
    await expect(saveNews(editor, await formOf(id, { kind: 'story' }))).rejects.toMatchObject({
      fields: { kind: { code: 'reading.shortcomings.subject' } },
    })
    await saveDetails(editor, await detailsOf(id, { personId: (await aPerson()).id }))
    await saveNews(editor, await formOf(id, { kind: 'story' }))
  })

  test('is not published without a person or an organisation, and then stands on their page', async () => {
    const editor = await anEditor()
    const person = await aPerson()
    const id = await aDraft(editor, { kind: 'story' })
    await expect(publishNews(editor, { id })).rejects.toMatchObject({
      fields: { kind: { code: 'reading.shortcomings.subject' } },
    })
    await saveDetails(editor, await detailsOf(id, { personId: person.id }))
    await publishNews(editor, { id })
    expect((await readKk(id))?.person).toMatchObject({ href: `/people/${person.slug}` })
    expect((await listStoriesOf('kk', { personId: person.id })).map((item) => item.id)).toEqual([id])
    expect(await listStoriesOf('en', { personId: person.id })).toEqual([])
    await expect(saveDetails(editor, await detailsOf(id))).rejects.toMatchObject({
      fields: { personId: { code: 'reading.shortcomings.subject' } },
    })
    const other = await aPublished(editor)
    await saveDetails(editor, await detailsOf(other, { personId: person.id }))
    expect((await listRelatedNews('kk', id))[0]?.id).toBe(other)
  })

  test('of two who save at once one is told', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor)
    const input = await detailsOf(id)
    const settled = await Promise.allSettled([saveDetails(editor, input), saveDetails(editor, input)])
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(saveDetails(editor, { ...input, detailsVersion: 1 })).rejects.toBeInstanceOf(Conflict)
    await expect(saveDetails(editor, await detailsOf(id, { personId: newId() }))).rejects.toMatchObject({
      fields: { personId: { code: 'form.unknownChoice' } },
    })
  })
})

test('a pin ends with its day', async () => {
  const editor = await anEditor()
  const id = await aPublished(editor, { isPinned: 'on' })
  await saveDetails(editor, await detailsOf(id, { pinnedUntil: dayOf(new Date()) }))
  await endPins(null)
  expect((await db.newsItem.findUniqueOrThrow({ where: { id } })).isPinned).toBe(true)
  await db.newsItem.update({ where: { id }, data: { pinnedUntil: new Date(Date.now() - 1000) } })
  await Promise.all([endPins(null), endPins(null)])
  expect(await db.newsItem.findUniqueOrThrow({ where: { id } })).toMatchObject({
    ...{ isPinned: false, pinnedUntil: null },
  })
  expect((await recorded(id)).filter((act) => act === 'news.pinEnded')).toHaveLength(1)
  await expect(
    saveDetails(editor, await detailsOf(id, { pinnedUntil: dayOf(new Date()) })),
  ).rejects.toMatchObject({ fields: { pinnedUntil: { code: 'reading.problems.notPinned' } } })
})

describe('tags', () => {
  test('are renamed without losing their address, and merged once with everything under them', async () => {
    const editor = await anEditor()
    const [one, two] = [
      await createTag(editor, namesOf('Тазалық')),
      await createTag(editor, namesOf('Сенбілік')),
    ]
    await expect(createTag(editor, namesOf('Тазалық'))).rejects.toBeInstanceOf(Invalid)
    const id = await aPublished(editor)
    await saveDetails(editor, await detailsOf(id, { tags: [one.id, two.id] }))
    await renameTag(editor, { id: two.id, version: 1, ...namesOf('Сенбіліктер') })
    await expect(renameTag(editor, { id: two.id, version: 1, ...namesOf('Кеш') })).rejects.toBeInstanceOf(
      Conflict,
    )
    const before = await findPublicTag('kk', 'senbilik')
    expect(before).toMatchObject({ slug: 'senbilik', name: 'Сенбіліктер kk' })
    const both = [
      { id: one.id, intoId: two.id },
      { id: two.id, intoId: one.id },
    ]
    const settled = await Promise.allSettled(both.map((input) => mergeTags(editor, input)))
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [left] = await listPublicTags('kk')
    expect(await findPublicTag('kk', 'senbilik')).toMatchObject({ slug: left!.slug })
    expect(await findPublicTag('kk', 'tazalyq')).toMatchObject({ slug: left!.slug })
    expect((await readKk(id))?.tags).toHaveLength(1)
    expect(await listPublicTags('en')).toEqual([])
  })
})
