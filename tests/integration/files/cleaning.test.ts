import { mkdir, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { cleanFiles } from '#lib/files/commands/clean-files.ts'
import { deleteFile } from '#lib/files/commands/edit-picture.ts'
import { listUses } from '#lib/files/queries/uses.ts'
import { knownPictureIds } from '#lib/files/queries.ts'
import { newId } from '#lib/platform/new-id.ts'
import { filesRoot, newStorageKey, openStored, storeFiles } from '#lib/platform/file-store.ts'
import { createCentre, createNews } from '#prisma/seed/builders.ts'
import { asOwner, db, transaction } from '#tests/support/database.ts'
import { aCoordinator, anEditor } from '#tests/support/people.ts'
import { aStoredPicture } from '#tests/support/stored-picture.ts'
import { aDraft, textsOf } from '../news/desk.ts'
import { refusalOf } from '../volunteers/people.ts'

const eightDays = new Date(Date.now() - 8 * 86_400_000)

async function exists(id: string): Promise<boolean> {
  return (await db.storedFile.count({ where: { id } })) === 1
}

async function hasBytes(key: string, name = '480.webp'): Promise<boolean> {
  const stored = await openStored(key, name)
  await stored?.stream.cancel()
  return stored !== null
}

async function makeOld(key: string): Promise<void> {
  await utimes(path.join(filesRoot, key.slice(0, 2), key), eightDays, eightDays)
}

test('what nothing refers to goes after a week; what anything refers to stays', async () => {
  const editor = await anEditor()
  const [unused, fresh, cover, photo, inText] = await Promise.all([
    aStoredPicture({ createdAt: eightDays }),
    aStoredPicture(),
    ...[0, 1, 2].map(() => aStoredPicture({ createdAt: eightDays })),
  ])
  await createNews(db, { coverId: cover!.id })
  await createCentre(db, { photoId: photo!.id })
  const body = `Мәтін\n\n![ағаш](${inText!.id})`
  await aDraft(editor, { translations: { kk: textsOf('Сурет', { body }), ru: textsOf('Фото'), en: {} } })
  await db.filePerson.create({ data: { fileId: unused!.id, name: 'Біреу' } })
  const uses = await listUses(editor, db, [inText!.id])
  expect(uses.map(({ source }) => source)).toEqual([
    'NewsTranslation.body',
    'NewsVersion.texts',
    'NewsVersionFile.fileId',
  ])
  expect(await cleanFiles(null)).toBe(1)
  expect(await cleanFiles(null)).toBe(0)
  for (const { id } of [fresh!, cover!, photo!, inText!]) expect(await exists(id)).toBe(true)
  expect(await exists(unused!.id)).toBe(false)
  expect(await hasBytes(unused!.storageKey)).toBe(false)
  expect(await db.auditEntry.count({ where: { subjectId: unused!.id, action: 'file.cleaned' } })).toBe(1)
})

test('a table nobody told the cleanup about keeps its files', async () => {
  const { id } = await aStoredPicture({ createdAt: eightDays })
  await asOwner(
    `CREATE TABLE "Newcomer" ("id" int PRIMARY KEY, "paperId" uuid REFERENCES "StoredFile" ("id"))`,
  )
  await asOwner(`GRANT SELECT ON "Newcomer" TO birgemiz_app`)
  await asOwner(`INSERT INTO "Newcomer" VALUES (1, $1)`, [id])
  await cleanFiles(null)
  expect(await exists(id)).toBe(true)
  expect(await listUses(null, db, [id])).toEqual([{ fileId: id, source: 'Newcomer.paperId' }])
  await asOwner(`DROP TABLE "Newcomer"`)
})

test('a file that is being put somewhere in the same moment stays', async () => {
  const editor = await anEditor()
  const { id } = await aStoredPicture({ createdAt: eightDays })
  await transaction(async (tx) => {
    expect((await knownPictureIds(editor, tx, [id])).has(id)).toBe(true)
    await cleanFiles(null)
    const { id: centreId } = await createCentre(tx)
    await tx.centre.update({ where: { id: centreId }, data: { photoId: id } })
  })
  await cleanFiles(null)
  expect(await exists(id)).toBe(true)
})

test('bytes no row speaks of go after a day; those of jobs, exports and sheets stay', async () => {
  const { actor, centre } = await aCoordinator()
  const bytes = [{ name: 'sheet.bin', bytes: Buffer.from('x') }]
  const [lost, young, ofSheet] = [newStorageKey(), newStorageKey(), newStorageKey()]
  const job = await db.job.create({
    data: { kind: 'exporting', subjectId: newId(), total: 1, actorUserId: actor.userId },
  })
  const ofJob = job.id.replaceAll('-', '')
  for (const key of [lost, young, ofSheet, ofJob]) await storeFiles(key, bytes)
  for (const key of [lost, ofSheet, ofJob]) await makeOld(key)
  const sheet = { centreId: centre.id, createdById: actor.userId, fileName: 'a.csv', fileKey: ofSheet }
  await db.importBatch.create({ data: sheet })
  await mkdir(path.join(filesRoot, 'zz'), { recursive: true })
  await writeFile(path.join(filesRoot, 'zz', 'readme'), 'not of the store')
  await cleanFiles(null)
  const left = await Promise.all([lost, young, ofSheet, ofJob].map((key) => hasBytes(key, 'sheet.bin')))
  expect(left).toEqual([false, true, true, true])
})

test('a file in use is not deleted; an unused one once', async () => {
  const editor = await anEditor()
  const [used, unused] = [await aStoredPicture(), await aStoredPicture()]
  await createNews(db, { coverId: used.id })
  expect(await refusalOf(deleteFile(editor, { id: used.id, version: 1 }))).toBe('files.refusals.inUse')
  const { actor: coordinator } = await aCoordinator()
  expect(await refusalOf(deleteFile(coordinator, { id: unused.id, version: 1 }))).toBe(
    'files.refusals.unknown',
  )
  const twice = [1, 2].map(() => deleteFile(editor, { id: unused.id, version: 1 }))
  const settled = await Promise.allSettled(twice)
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await hasBytes(unused.storageKey)).toBe(false)
})
