import { type Locale, localePath } from '#lib/i18n/routing.ts'
import type { Translate } from '#lib/i18n/translator.ts'
import { payloadBytesMax } from '#lib/platform/push.ts'
import type { Shown } from './letter.ts'

/** What a notification shows and opens, as the service worker reads it; null when nothing is left to tell. Nobody is named in it. */
export function notification(t: Translate, locale: Locale, shown: readonly Shown[]): string | null {
  const [first] = shown
  if (!first) return null
  const isOne = shown.length === 1
  const text = (length: number) =>
    JSON.stringify({
      title: isOne ? cut(first.title, length) : t('follows.push.many', { count: shown.length }),
      body: isOne
        ? cut([first.when, first.where].filter(Boolean).join(' · '), length)
        : shown
            .slice(0, 3)
            .map(({ title }) => cut(title, length))
            .join('\n'),
      lang: locale,
      path: isOne ? first.path : localePath(locale, '/events'),
      settings: { title: t('follows.push.settings'), path: localePath(locale, '/follow/notifications') },
    })
  for (let length = 200; ; length -= 40) {
    const payload = text(length)
    if (Buffer.byteLength(payload) <= payloadBytesMax || length <= 40) return payload
  }
}

function cut(text: string, length: number): string {
  const letters = [...text]
  return letters.length > length ? `${letters.slice(0, length - 1).join('')}…` : text
}
