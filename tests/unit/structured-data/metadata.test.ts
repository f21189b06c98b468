import { expect, test } from 'vitest'
import { pageMetadata, siteAddress, writtenPaths } from '#lib/i18n/metadata.ts'

const page = { title: 'Сад', description: 'Сажаем' }

test('a page names itself, its other languages and the one for everybody else', () => {
  const { alternates, openGraph } = pageMetadata({ ...page, locale: 'ru', path: '/events/sad' })
  expect(alternates?.canonical).toBe(siteAddress('ru', '/events/sad'))
  expect(Object.keys(alternates?.languages ?? {})).toEqual(['kk', 'ru', 'en', 'x-default'])
  expect(openGraph).toMatchObject({ locale: 'ru_KZ', alternateLocale: ['kk_KZ', 'en_GB'] })
})

test('in a language it is not written in, a page leads to the one it is written in', () => {
  const path = writtenPaths(['kk', 'ru'], '/events/sad')
  const { alternates } = pageMetadata({ ...page, locale: 'en', path })
  expect(alternates?.canonical).toBe(siteAddress('kk', '/events/sad'))
  expect(Object.keys(alternates?.languages ?? {})).toEqual(['kk', 'ru', 'x-default'])
})

test('an article says when it came out and was changed; a picture has its size and its words', () => {
  const publishedAt = new Date('2026-05-01T05:00:00Z')
  const image = { url: '/ru/news/a/card.png', width: 1200, height: 630, alt: 'Сад' }
  const { openGraph, twitter } = pageMetadata({
    ...{ ...page, locale: 'ru', path: '/news/a', type: 'article', image },
    article: { publishedAt, section: 'Новости', tags: ['сад'] },
  })
  expect(openGraph).toMatchObject({
    type: 'article',
    publishedTime: publishedAt.toISOString(),
    tags: ['сад'],
  })
  expect(openGraph?.images).toEqual([{ ...image, url: new URL(image.url, siteAddress('kk', '/')).href }])
  expect(twitter).toMatchObject({ card: 'summary_large_image', title: 'Сад' })
})
