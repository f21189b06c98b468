import { parseAtomFeed, parseRssFeed } from 'feedsmith'
import { beforeAll, describe, expect, test } from 'vitest'
import { createTag } from '#lib/news/commands/change-tags.ts'
import { saveDetails } from '#lib/news/commands/save-details.ts'
import { writeFeed } from '#lib/news/public/feeds.ts'
import { type FeedSection, feedSectionOf } from '#lib/news/rules/feeds.ts'
import { taggedResponse } from '#lib/platform/tagged-response.ts'
import { anEditor } from '#tests/support/people.ts'
import { namesOf } from './attachments.ts'
import { aDraft, aPublished, textsOf } from './desk.ts'

const everything = { kind: null, tag: null }
let ids: string[] = []

beforeAll(async () => {
  const editor = await anEditor()
  const body =
    'Сәлем <script>alert(1)</script> & «достар» ]]>\n\n- бір\n- екі\n\n[сілтеме](https://example.org/?a=1&b=2)'
  const texts = { kk: textsOf('Әңгіме & <b>Өнеге</b>', { body }), ru: textsOf('Рассказ'), en: {} }
  const tag = await createTag(editor, namesOf('Тазалық'))
  ids = [
    await aPublished(editor, { translations: texts, authorName: 'Айгүл' }),
    await aPublished(editor, { kind: 'announcement' }),
  ]
  await saveDetails(editor, {
    ...{ id: ids[0] as string, detailsVersion: 1, personId: null, organisationId: null, pinnedUntil: null },
    tags: [tag.id],
  })
  await aDraft(editor)
})

async function textOf(format: 'rss' | 'atom', section: FeedSection = everything): Promise<string> {
  return (await writeFeed('kk', section, format))?.text ?? ''
}

/** What XML 1.0 asks of every document and lenient readers of feeds forgive: nested tags, quoted attributes, escaped signs. */
function faultOf(text: string): string | null {
  const open: string[] = []
  const [declaration = '', ...rest] = text.split('\n')
  if (declaration !== '<?xml version="1.0" encoding="UTF-8"?>') return 'no declaration'
  for (const [, tag, words] of rest.join('\n').matchAll(/(<[^>]*>)|([^<]+)/gu)) {
    const isEscaped = !/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/u.test(tag ?? words ?? '')
    if (!isEscaped) return `a bare sign in ${tag ?? words}`
    if (!tag) continue
    const parts = /^<(\/?)([a-z][\w:]*)(?:\s[\w:]+="[^"<]*")*(\/?)>$/iu.exec(tag)
    if (!parts) return `not a tag: ${tag}`
    const [, closing, name = '', empty] = parts
    if (closing && open.pop() !== name) return `${tag} closes something else`
    if (!closing && !empty) open.push(name)
  }
  return open.length === 0 ? null : `${open.join(' ')} left open`
}

test('the check of well-formed documents sees what is wrong', () => {
  const document = (inside: string) => `<?xml version="1.0" encoding="UTF-8"?>\n<a>${inside}</a>`
  expect(faultOf(document('b &amp; c<d e="f"/>'))).toBeNull()
  for (const wrong of ['b & c', '<d>', '</d>', '<d e=f/>', '<d e="<"/>'])
    expect(faultOf(document(wrong))).not.toBeNull()
})

describe('RSS', () => {
  test('is well-formed and whole for an independent reader', async () => {
    const text = await textOf('rss')
    expect(faultOf(text)).toBeNull()
    const { items, ...channel } = parseRssFeed(text)
    expect(channel).toMatchObject({ language: 'kk', link: expect.stringMatching(/\/kk\/news$/) })
    expect(items?.map(({ guid }) => guid?.value)).toEqual([`${ids[1]}:kk`, `${ids[0]}:kk`])
    const item = items?.[1]
    expect(item?.title).toBe('Әңгіме & <b>Өнеге</b>')
    expect(item?.guid?.isPermaLink).toBe(false)
    expect(item?.dc?.creators).toEqual(['Айгүл'])
    expect(item?.categories?.map(({ name }) => name)).toEqual(['Жаңалық', 'Тазалық'])
    expect(item?.content?.encoded).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; «достар» ]]&gt;')
    expect(item?.content?.encoded).toContain('<a href="https://example.org/?a=1&amp;b=2">сілтеме</a>')
    expect(item?.content?.encoded).not.toContain('<script')
  })

  test('says its dates as RFC 822 wants them and its own address', async () => {
    const text = await textOf('rss')
    const dates = [...text.matchAll(/<(?:pubDate|lastBuildDate)>(.*?)</g)].map(([, date]) => date)
    expect(dates).toHaveLength(3)
    for (const date of dates)
      expect(date).toMatch(/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/)
    expect(text).toMatch(/<atom:link href="[^"]+\/kk\/feed\.xml" rel="self" type="application\/rss\+xml"\/>/)
  })
})

describe('Atom', () => {
  test('is well-formed and whole for an independent reader', async () => {
    const text = await textOf('atom')
    expect(faultOf(text)).toBeNull()
    const feed = parseAtomFeed(text)
    expect(feed.entries?.map(({ id }) => id)).toEqual(
      [ids[1], ids[0]].map((id) => expect.stringContaining(id as string)),
    )
    const entry = feed.entries?.[1]
    expect(entry?.categories?.map(({ term }) => term)).toEqual(['news', 'tazalyq'])
    expect(JSON.stringify(entry?.content)).not.toContain('<script')
  })

  test('has what RFC 4287 wants of a feed and each entry', async () => {
    const text = await textOf('atom')
    const [head = '', ...entries] = text.split('<entry>')
    for (const part of [head, ...entries]) {
      for (const name of ['id', 'title', 'updated'])
        expect(part.split(`<${name}>`), `${name} in ${part.slice(0, 60)}`).toHaveLength(2)
      const [, updated = ''] = /<updated>(.*?)</.exec(part) ?? []
      expect(updated).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/)
      const [, id = ''] = /<id>(.*?)</.exec(part) ?? []
      expect(id).toMatch(/^tag:[a-z0-9.-]+,2026:[\w/.-]+$/)
      expect(part).toMatch(/<link rel="alternate" type="text\/html" hreflang="kk" href="http/)
    }
    expect(head).toContain('<author><name>')
    expect(head).toMatch(/<link rel="self" type="application\/atom\+xml" href="[^"]+\/kk\/atom\.xml"\/>/)
    const all = [...text.matchAll(/<id>(.*?)</g)].map(([, id]) => id)
    expect(new Set(all).size).toBe(all.length)
  })
})

test('a section and a tag have feeds of their own; what does not exist has none', async () => {
  const rss = async (word: string) => {
    const section = feedSectionOf(word)
    return section ? writeFeed('kk', section, 'rss') : null
  }
  expect((await rss('announcements'))?.text).toContain(`${ids[1]}:kk`)
  expect((await rss('announcements'))?.text).not.toContain(`${ids[0]}:kk`)
  expect((await rss('tag-tazalyq'))?.text).toContain(`${ids[0]}:kk`)
  expect((await rss('stories'))?.text).not.toContain('<item>')
  for (const word of ['tag-unknown', 'events', 'tag-', 'tag-../x']) expect(await rss(word)).toBeNull()
  expect((await writeFeed('en', everything, 'atom'))?.text).not.toContain('<entry>')
})

test('who has a feed already gets no bytes, by its tag or by its date', async () => {
  const feed = await writeFeed('kk', everything, 'rss')
  const answer = (headers: Record<string, string>) =>
    taggedResponse(new Request('http://x.test/', { headers }), feed?.text ?? null, {
      ...{ type: 'application/rss+xml', name: 'rss.xml', cache: 'no-cache', changedAt: feed?.changedAt },
    })
  const { headers } = answer({})
  const [etag, modified] = [headers.get('etag') ?? '', headers.get('last-modified') ?? '']
  expect(answer({ 'if-none-match': etag }).status).toBe(304)
  expect(answer({ 'if-modified-since': modified }).status).toBe(304)
  expect(answer({ 'if-none-match': '"other"', 'if-modified-since': modified }).status).toBe(200)
  expect(answer({ 'if-modified-since': 'Thu, 01 Jan 2015 00:00:00 GMT' }).status).toBe(200)
})
