import { createTranslator } from 'next-intl'
import { loadMessages } from './messages.ts'
import { timeZone } from './zone.ts'
import type { Locale } from './routing.ts'

export type Translate = (key: string, values?: Record<string, string | number | Date>) => string

/** Texts outside a request, for letters and jobs, in the reader's language: `(await translator('kk'))('mail.reset.subject')`. */
export async function translator(locale: Locale): Promise<Translate> {
  return createTranslator({ locale, timeZone, messages: loadMessages(locale) }) as unknown as Translate
}
