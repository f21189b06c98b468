import { createHash } from 'node:crypto'
import { documentName } from '#lib/files/rules.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { newStorageKey, storeFiles } from '#lib/platform/file-store.ts'
import { bytesOf, openPdf, writeText } from '#lib/platform/pdf.ts'
import { searchKeyOf } from '#lib/library/rules.ts'
import type { LibraryAudience, LibraryKind } from '#prisma/generated/client.ts'
import papers from '../data/library.json' with { type: 'json' }
import { newId } from '../ids.ts'
import { mustGet } from '../random.ts'
import type { Region } from './region.ts'

const suffixes = { kk: 'Kk', ru: 'Ru', en: 'En' } as const
type Language = keyof typeof suffixes
type Given = (typeof papers)[number]

const marks = {
  kk: 'Көрсетілім құжаты: шынайы жұмысқа арналмаған.',
  ru: 'Демонстрационный документ: не для настоящей работы.',
  en: 'A demonstration document: not for real work.',
} as const

/** Four papers of the library with real files, marked as demonstration on every page. */
export async function loadLibrary(region: Region): Promise<void> {
  for (const given of papers) {
    const { releases, direction, ...item } = given
    const id = newId()
    const at = (days: number) => new Date(region.now.getTime() + days * dayMs)
    await region.tx.libraryItem.create({
      data: {
        ...item,
        id,
        kind: item.kind as LibraryKind,
        audience: item.audience as LibraryAudience,
        directionId: direction ? mustGet(region.directions, direction) : null,
        state: 'published',
        searchKey: searchKeyOf(item),
        publishedAt: at(releases[0]!.days),
        renewedAt: at(releases.at(-1)!.days),
        isDemo: true,
      },
    })
    for (const [index, { days, languages, ...notes }] of releases.entries()) {
      const releaseId = newId()
      await region.tx.libraryRelease.create({
        data: { id: releaseId, itemId: id, number: index + 1, createdAt: at(days), ...notes },
      })
      for (const locale of languages as Language[]) {
        const fileId = await storePaper(region, given, { locale, number: index + 1 })
        await region.tx.libraryFile.create({ data: { releaseId, locale, fileId } })
      }
    }
  }
}

async function storePaper(
  { tx, now }: Region,
  given: Given,
  { locale, number }: { locale: Language; number: number },
): Promise<string> {
  const title = given[`title${suffixes[locale]}`]
  const pdf = openPdf({ title, author: 'Birgemiz', lang: locale, createdAt: now })
  pdf.addPage()
  const box = { x: 56, width: 480 }
  const end = writeText(pdf, title, { ...box, y: 72, heightMax: 120, font: 'serif', size: 24 })
  const text = given[`summary${suffixes[locale]}`]
  const below = writeText(pdf, text, { ...box, y: end + 16, heightMax: 300, font: 'sans', size: 13 })
  const mark = `${marks[locale]} v${number}`
  writeText(pdf, mark, { ...box, y: below + 24, heightMax: 60, font: 'strong', size: 11 })
  const bytes = await bytesOf(pdf)
  const storageKey = newStorageKey()
  await storeFiles(storageKey, [{ name: documentName, bytes }])
  const id = newId()
  await tx.storedFile.create({
    data: {
      id,
      kind: 'document',
      storageKey,
      originalName: `${given.slug}-${locale}-v${number}.pdf`,
      mediaType: 'application/pdf',
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      isPublic: given.audience === 'everyone',
      isDemo: true,
    },
  })
  return id
}
