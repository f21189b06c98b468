import { expect, test } from 'vitest'
import { GET as part } from '#app/sitemaps/[part]/route.ts'
import { GET as index } from '#app/sitemap.xml/route.ts'
import { languagesOf } from '#lib/i18n/localised.ts'
import { readSitemapPart } from '#lib/sitemaps/public.ts'
import { readPartName, sitemapKinds } from '#lib/sitemaps/rules.ts'
import { createCentre, createEvent, createNews, createOrganisation } from '#tests/support/builders.ts'
import { db } from '#tests/support/database.ts'
import { readMap } from '#tests/support/sitemap-schemas.ts'
import { aStoredPicture } from '#tests/support/stored-picture.ts'

const published = { state: 'published', publishedAt: new Date('2026-01-05T05:00:00Z') } as const

async function partText(name: string): Promise<string | null> {
  const answer = await part(new Request(`http://site/sitemaps/${name}`), {
    params: Promise.resolve({ part: name }),
  })
  return answer.status === 404 ? null : answer.text()
}

async function idsOf(number: number, size: number): Promise<string[]> {
  const ids: string[] = []
  for await (const entries of readSitemapPart('events', number, size))
    ids.push(...entries.map(({ id }) => id))
  return ids
}

test('an event stands in the languages it is written in, until it is withdrawn', async () => {
  const centre = await createCentre(db)
  const event = await createEvent(db, { ...published, centreId: centre.id, titleEn: '' })
  const seen = readMap((await partText('events-1.xml')) ?? '', 'part').filter(({ url }) =>
    url.endsWith(`/events/${event.slug}`),
  )
  expect(seen.map(({ url }) => new URL(url).pathname.slice(1, 3))).toEqual(['kk', 'ru'])
  for (const { languages, changedAt } of seen) {
    expect(Object.keys(languages)).toEqual(['kk', 'ru', 'x-default'])
    expect(languages['x-default']).toBe(languages.kk)
    expect(changedAt).toBe(event.updatedAt.toISOString())
  }
  await db.centre.update({ where: { id: centre.id }, data: { state: 'draft' } })
  expect((await partText('events-1.xml')) ?? '').not.toContain(`/events/${event.slug}<`)
})

test('parts hold every row once, keep their rows when one is withdrawn, and take in what is new', async () => {
  const centre = await createCentre(db)
  const events = []
  for (let count = 0; count < 7; count++)
    events.push(await createEvent(db, { ...published, centreId: centre.id }))
  const size = 3
  const parts: string[][] = []
  for (let number = 1; ; number++) {
    const ids = await idsOf(number, size)
    if (ids.length === 0) break
    parts.push(ids)
  }
  const all = parts.flat()
  expect(parts.every((ids) => ids.length <= size)).toBe(true)
  expect(new Set(all).size).toBe(all.length)
  expect(all).toEqual(all.toSorted())
  expect(all.length).toBe(
    await db.event.count({
      where: { publishedAt: { not: null }, state: 'published', centre: { state: 'published' } },
    }),
  )
  for (const { id } of events) expect(all).toContain(id)
})

test('the index names a part of each kind that has something, and is valid', async () => {
  await createEvent(db, { ...published, centreId: (await createCentre(db)).id })
  const named = readMap(await (await index()).text(), 'index').map(({ url }) => new URL(url).pathname)
  expect(named).toContain('/sitemaps/pages-1.xml')
  expect(named).toContain('/sitemaps/events-1.xml')
  for (const path of named) {
    expect(readPartName(path.split('/').at(-1) ?? '')).not.toBeNull()
    expect(readMap((await partText(path.split('/').at(-1) ?? '')) ?? '', 'part').length).toBeGreaterThan(0)
  }
})

test('a part there is not is 404', async () => {
  for (const name of [
    'events-0.xml',
    'events-999.xml',
    'events-01.xml',
    'volunteers-1.xml',
    'pages-2.xml',
    'x',
  ])
    expect(await partText(name), name).toBeNull()
  expect(sitemapKinds.map((kind) => readPartName(`${kind}-1.xml`)?.kind)).toEqual([...sitemapKinds])
})

test('a text written in no language belongs to all of them', () => {
  expect(languagesOf({ titleKk: '', titleRu: 'Да', titleEn: '' }, 'title')).toEqual(['ru'])
  expect(languagesOf({ titleKk: '', titleRu: '', titleEn: '' }, 'title')).toEqual(['kk', 'ru', 'en'])
})

test('news and organisations name the pictures everybody may see, and none that is held back', async () => {
  const [cover, photo, held, logo] = await Promise.all([
    aStoredPicture({ isPublic: true }),
    aStoredPicture({ isPublic: true }),
    aStoredPicture({ isPublic: false }),
    aStoredPicture({ isPublic: true }),
  ])
  const news = await createNews(db, { coverId: cover.id }, ['kk', 'ru'])
  for (const [index, { id }] of [photo, held].entries())
    await db.newsPhoto.create({
      data: { newsId: news.id, fileId: id, position: index + 1, altKk: 'Бақ', altRu: 'Сад' },
    })
  const body = await createOrganisation(db, { logoId: logo.id })
  const ofNews = readMap((await partText('news-1.xml')) ?? '', 'part').filter(({ url }) =>
    url.includes(`news-${news.id}`),
  )
  expect(ofNews).toHaveLength(2)
  for (const { pictures } of ofNews)
    expect(pictures.map((address) => new URL(address).pathname)).toEqual(
      [cover, photo].map(({ storageKey }) => `/media/${storageKey}/480.webp`),
    )
  const ofBody = readMap((await partText('organisations-1.xml')) ?? '', 'part').find(({ url }) =>
    url.endsWith(`/organisations/${body.slug}`),
  )
  expect(ofBody?.pictures).toHaveLength(1)
  await db.storedFile.update({ where: { id: cover.id }, data: { isPublic: false } })
  expect(await partText('news-1.xml')).not.toContain(cover.storageKey)
})
