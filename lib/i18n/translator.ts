// Not from next-intl, whose entry for the server needs Next itself: the worker is plain Node.
import { createTranslator } from 'use-intl/core'
import { loadMessages } from './messages.ts'
import { timeZone } from './zone.ts'
import type { Locale } from './routing.ts'

export type Translate = (key: string, values?: Record<string, string | number | Date>) => string

/** Texts outside a request, for letters and jobs, in the reader's language: `(await translator('kk'))('mail.reset.subject')`. */
export async function translator(locale: Locale): Promise<Translate> {
  return createTranslator({ locale, timeZone, messages: loadMessages(locale) }) as unknown as Translate
}
