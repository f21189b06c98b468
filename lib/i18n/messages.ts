import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { env } from '#lib/platform/env.ts'
import type { Locale } from './routing.ts'

export type Messages = Record<string, unknown>

const cache = new Map<Locale, Messages>()

/**
 * All interface texts of a language: one JSON file a namespace in `messages/<locale>/`. Read at once, not awaited: a page that
 * must be static may wait for nothing. Once per process, but for development.
 */
export function loadMessages(locale: Locale): Messages {
  const known = cache.get(locale)
  if (known) return known
  const folder = path.join(process.cwd(), 'lib', 'i18n', 'messages', locale)
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const messages = Object.fromEntries(
    names.map((name) => [
      name.slice(0, -'.json'.length),
      JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as unknown,
    ]),
  )
  if (env.NODE_ENV !== 'development') cache.set(locale, messages)
  return messages
}
