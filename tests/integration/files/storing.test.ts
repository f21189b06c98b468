import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { storeImage } from '#lib/files/commands/store-image.ts'
import { closeFiles, openFiles } from '#lib/files/commands/visibility.ts'
import { findPublicFile } from '#lib/files/public.ts'
import { findPictures, findStoredFile } from '#lib/files/queries.ts'
import { imageVariants } from '#lib/files/schema.ts'
import { openStored } from '#lib/platform/file-store.ts'
import { Forbidden, Invalid } from '#lib/platform/refusal.ts'
import { createNews } from '#prisma/seed/builders.ts'
import { db, transaction } from '#tests/support/database.ts'
import { aCoordinator, anEditor, aStranger } from '#tests/support/people.ts'

const facts = { altKk: '', altRu: '', altEn: '', credit: '', isPublic: false }

function fileOf(bytes: Buffer | string, name = 'photo.jpg', type = 'image/jpeg'): File {
  return new File([new Uint8Array(Buffer.from(bytes))], name, { type })
}

async function photo(width = 1200, height = 800): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#0b5a7a' } })
    .withExif({
      IFD0: { Copyright: 'somebody' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 17/1 0/1' },
    })
    .jpeg()
    .toBuffer()
}

async function readStored(key: string, name: string): Promise<Buffer> {
  const stored = await openStored(key, name)
  return Buffer.from(await new Response(stored?.stream).arrayBuffer())
}

async function reasonOf(attempt: Promise<unknown>): Promise<string | undefined> {
  const error = await attempt.then(
    () => null,
    (caught: unknown) => caught,
  )
  return error instanceof Invalid ? error.fields.file?.code : undefined
}

describe('sending a picture', () => {
  test('keeps only sizes drawn anew, without metadata, and writes it down', async () => {
    const editor = await anEditor()
    const { id } = await storeImage(editor, fileOf(await photo(), '../../дала.jpg'), facts)
    const row = await db.storedFile.findUniqueOrThrow({ where: { id } })
    const variants = imageVariants.parse(row.variants)
    expect(variants.map(({ width, format }) => `${width} ${format}`)).toEqual([
      ...['480 webp', '480 avif', '960 webp', '960 avif', '1200 webp', '1200 avif'],
    ])
    expect(row).toMatchObject({
      kind: 'image',
      mediaType: 'image/jpeg',
      width: 1200,
      height: 800,
      isPublic: false,
    })
    for (const { width, format, bytes } of variants) {
      const stored = await readStored(row.storageKey, `${width}.${format}`)
      expect(stored.length).toBe(bytes)
      if (format === 'webp') {
        const { exif, xmp, iptc } = await sharp(stored).metadata()
        expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined])
      }
      expect(stored.includes('somebody')).toBe(false)
    }
    expect(
      await db.auditEntry.count({
        where: { subjectId: id, action: 'file.stored', actorUserId: editor.userId },
      }),
    ).toBe(1)
  })

  test('is turned upright as the camera meant it', async () => {
    const lying = await sharp({ create: { width: 600, height: 400, channels: 3, background: 'red' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { id } = await storeImage(await anEditor(), fileOf(lying), facts)
    expect(await db.storedFile.findUniqueOrThrow({ where: { id } })).toMatchObject({
      width: 400,
      height: 600,
    })
  })

  test('is refused with the reason: empty, too big, not an image, damaged, too many pixels', async () => {
    const editor = await anEditor()
    const before = await db.storedFile.count()
    const whole = await photo()
    const huge = await sharp({ create: { width: 8000, height: 5001, channels: 3, background: 'white' } })
      .png()
      .toBuffer()
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    expect(await reasonOf(storeImage(editor, fileOf(''), facts))).toBe('files.refusals.empty')
    expect(await reasonOf(storeImage(editor, fileOf(Buffer.alloc(8 * 1024 * 1024 + 1)), facts))).toBe(
      'files.refusals.tooBig',
    )
    expect(await reasonOf(storeImage(editor, fileOf(svg), facts))).toBe('files.refusals.notAnImage')
    expect(await reasonOf(storeImage(editor, fileOf('GIF89a…'), facts))).toBe('files.refusals.notAnImage')
    expect(await reasonOf(storeImage(editor, fileOf(whole.subarray(0, whole.length / 2)), facts))).toBe(
      'files.refusals.broken',
    )
    expect(
      await reasonOf(
        storeImage(editor, fileOf(Buffer.concat([whole.subarray(0, 4), Buffer.from('x')])), facts),
      ),
    ).toBe('files.refusals.broken')
    expect(await reasonOf(storeImage(editor, fileOf(huge), facts))).toBe('files.refusals.tooManyPixels')
    expect(await db.storedFile.count()).toBe(before)
  })

  test('is for people who keep a page; a stranger sends nothing', async () => {
    await expect(storeImage(await aStranger(), fileOf(await photo(300, 200)), facts)).rejects.toBeInstanceOf(
      Forbidden,
    )
    const { actor } = await aCoordinator()
    await expect(storeImage(actor, fileOf(await photo(300, 200)), facts)).resolves.toHaveProperty('id')
  })
})

describe('who can read a file', () => {
  test('a file is for its sender and editors until it is opened, and again when it is closed', async () => {
    const { actor: sender } = await aCoordinator()
    const { actor: other } = await aCoordinator()
    const editor = await anEditor()
    const { id } = await storeImage(sender, fileOf(await photo(300, 200)), facts)
    const { storageKey } = await db.storedFile.findUniqueOrThrow({ where: { id } })
    const readers = async () => ({
      public: (await findPublicFile(storageKey)) !== null,
      sender: (await findStoredFile(sender, storageKey)) !== null,
      other: (await findPictures(other, [id])).length > 0,
      editor: (await findPictures(editor, [id])).length > 0,
    })
    expect(await readers()).toEqual({ public: false, sender: true, other: false, editor: true })
    expect(await transaction((tx) => openFiles(other, tx, [id]))).toBe(0)
    expect(await transaction((tx) => openFiles(editor, tx, [id]))).toBe(1)
    expect(await readers()).toEqual({ public: true, sender: true, other: true, editor: true })
    expect(await transaction((tx) => closeFiles(editor, tx, [id]))).toBe(1)
    expect((await readers()).public).toBe(false)
  })

  test('a picture that a published page still shows is not closed', async () => {
    const editor = await anEditor()
    const { id } = await storeImage(editor, fileOf(await photo(300, 200)), { ...facts, isPublic: true })
    await createNews(db, { coverId: id, state: 'published', publishedAt: new Date() })
    expect(await transaction((tx) => closeFiles(editor, tx, [id]))).toBe(0)
  })
})
