import { getTranslations } from 'next-intl/server'
import { isLocale, type Locale, localePath } from '#lib/i18n/routing.ts'

type Context = { params: Promise<{ locale: string }> }

/** What a phone shows when the portal is put on its home screen, in a language. In every language it is the same application. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { locale } = await params
  if (!isLocale(locale)) return new Response(null, { status: 404 })
  const headers = {
    'content-type': 'application/manifest+json; charset=utf-8',
    'cache-control': 'public, max-age=3600',
  }
  return new Response(JSON.stringify(await manifestIn(locale)), { headers })
}

async function manifestIn(locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'site' })
  return {
    ...{ id: '/', scope: '/', lang: locale, dir: 'ltr', start_url: localePath(locale, '/') },
    ...{ name: t('title'), short_name: t('name'), description: t('description') },
    // With a way back where the system can show one: papers and letters open in the same window.
    ...{ display: 'standalone', display_override: ['minimal-ui', 'standalone'] },
    ...{ background_color: '#fcfbf8', theme_color: '#08384f' },
    categories: ['social', 'government', 'lifestyle'],
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: await shortcutsIn(locale),
  }
}

async function shortcutsIn(locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'offline.manifest' })
  const icons = [{ src: '/icon-192.png', sizes: '192x192', type: 'image/png' }]
  const shortcut = (key: 'events' | 'me' | 'checkIn', path: string) => ({
    ...{ name: t(key), description: t(`${key}Text`), url: localePath(locale, path), icons },
  })
  return [shortcut('events', '/events'), shortcut('me', '/me'), shortcut('checkIn', '/workspace')]
}
