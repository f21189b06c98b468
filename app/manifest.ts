import type { MetadataRoute } from 'next'
import { loadMessages } from '#lib/i18n/messages.ts'
import { defaultLocale, localePath } from '#lib/i18n/routing.ts'

/** What a phone shows when the portal is put on its home screen. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const { site } = (await loadMessages(defaultLocale)) as {
    site: { name: string; title: string; description: string }
  }
  return {
    name: site.title,
    short_name: site.name,
    description: site.description,
    lang: defaultLocale,
    start_url: localePath(defaultLocale, '/'),
    display: 'browser',
    background_color: '#fcfbf8',
    theme_color: '#08384f',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
}
