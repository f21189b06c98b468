import { newId } from '#lib/platform/new-id.ts'
import { newStorageKey } from '#lib/platform/file-store.ts'
import { db } from '#tests/support/database.ts'

/** A picture of the library; without bytes, which no query needs. */
export async function aPicture(texts: { altKk?: string; altRu?: string } = {}): Promise<string> {
  const variants = [{ width: 480, height: 320, format: 'webp', bytes: 10 }]
  const row = {
    ...{ storageKey: newStorageKey(), originalName: 'a.jpg', mediaType: 'image/jpeg' },
    ...{ bytes: 10, sha256: '', width: 480, height: 320, altKk: 'Сурет', altRu: 'Картинка' },
  } as const
  return (await db.storedFile.create({ data: { ...row, kind: 'image', variants, ...texts } })).id
}

export async function isOpen(id: string): Promise<boolean> {
  return (await db.storedFile.findUniqueOrThrow({ where: { id } })).isPublic
}

export function namesOf(word: string) {
  return {
    nameKk: word === 'Тазалық' || word === 'Сенбілік' ? word : `${word} kk`,
    nameRu: `${word} ru`,
    nameEn: `${word} en`,
  }
}

/** Somebody named in public texts. */
export async function aPerson() {
  const id = newId()
  const names = { nameKk: 'Айгүл Сынақ', nameRu: 'Айгуль Сынак', nameEn: 'Aigul Synaq' }
  return db.person.create({ data: { id, slug: `person-${id}`, ...names } })
}
