import { getRequestConfig } from 'next-intl/server'
import { locale as rootLocale } from 'next/root-params'
import { loadMessages } from './messages.ts'
import { defaultLocale, isLocale, type Locale } from './routing.ts'
import { timeZone } from './zone.ts'

export default getRequestConfig(async ({ locale: asked }) => {
  const locale = isLocale(asked) ? asked : await localeOfAddress()
  return { locale, timeZone, messages: loadMessages(locale) }
})

async function localeOfAddress(): Promise<Locale> {
  const value = await rootLocale()
  return isLocale(value) ? value : defaultLocale
}
