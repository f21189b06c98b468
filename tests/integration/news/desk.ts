import type { Actor } from '#lib/accounts/actor.ts'
import { createNews } from '#lib/news/commands/create-news.ts'
import { publishNews } from '#lib/news/commands/publish-news.ts'
import { saveNews } from '#lib/news/commands/save-news.ts'
import { type SaveNewsInput, saveNewsInput } from '#lib/news/schema.ts'
import { newStorageKey } from '#lib/platform/file-store.ts'
import { newId } from '#lib/platform/new-id.ts'
import { db } from '#tests/support/database.ts'

let number = 0

/** Texts of one language that can be published. */
export function textsOf(title: string, more: Record<string, unknown> = {}) {
  return { title, lead: `${title}: басы`, body: `${title}\n\n- бір\n- екі`, ...more }
}

/** A form of the editor page for an item as it is now. */
export async function formOf(id: string, changes: Record<string, unknown> = {}): Promise<SaveNewsInput> {
  const { version } = await db.newsItem.findUniqueOrThrow({ where: { id } })
  const texts = { kk: textsOf(`Қазақша ${id}`), ru: textsOf(`Русский ${id}`), en: {} }
  return saveNewsInput.parse({ id, version: String(version), kind: 'news', translations: texts, ...changes })
}

export async function aDraft(editor: Actor, changes: Record<string, unknown> = {}): Promise<string> {
  const id = newId()
  number++
  await createNews(editor, { id, kind: 'news', titleKk: `Жоба ${number}`, titleRu: `Черновик ${number}` })
  await saveNews(editor, await formOf(id, changes))
  return id
}

export async function aPublished(editor: Actor, changes: Record<string, unknown> = {}): Promise<string> {
  const id = await aDraft(editor, changes)
  await publishNews(editor, { id })
  return id
}

export async function slugOf(newsId: string, locale: string): Promise<string> {
  const { slug } = await db.newsTranslation.findUniqueOrThrow({
    where: { newsId_locale: { newsId, locale } },
  })
  return slug
}

export async function recorded(newsId: string): Promise<string[]> {
  const entries = await db.auditEntry.findMany({
    where: { subjectId: newsId },
    orderBy: { id: 'asc' },
    select: { action: true },
  })
  return entries.map((entry) => entry.action)
}

export async function aPicture(): Promise<string> {
  const variants = [{ width: 480, height: 320, format: 'webp', bytes: 10 }]
  const row = {
    kind: 'image',
    storageKey: newStorageKey(),
    originalName: 'a.jpg',
    mediaType: 'image/jpeg',
    bytes: 10,
    sha256: '',
  } as const
  return (await db.storedFile.create({ data: { ...row, width: 480, height: 320, variants } })).id
}
