import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { env } from '#lib/platform/env.ts'
import type { Locale } from './routing.ts'

export type Messages = Record<string, unknown>

const cache = new Map<Locale, Promise<Messages>>()

/** All interface texts of a language: one JSON file a namespace in `messages/<locale>/`. Read once per process in production. */
export function loadMessages(locale: Locale): Promise<Messages> {
  const known = cache.get(locale)
  if (known) return known
  const loading = readMessages(locale)
  if (env.NODE_ENV === 'production') cache.set(locale, loading)
  return loading
}

async function readMessages(locale: Locale): Promise<Messages> {
  const folder = path.join(process.cwd(), 'lib', 'i18n', 'messages', locale)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'))
  const entries = names.map(async (name) => {
    const text = await readFile(path.join(folder, name), 'utf8')
    return [name.slice(0, -'.json'.length), JSON.parse(text) as unknown] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}
