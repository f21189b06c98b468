import fc from 'fast-check'
import { parseAtomFeed, parseRssFeed } from 'feedsmith'
import { XmlDocument } from 'libxml2-wasm'
import { describe, expect, test } from 'vitest'
import { atomOf, changeOf, type Feed, type FeedEntry, rssOf } from '#lib/feeds/rules/drawing.ts'
import { drawEmbed, embedStyle, frameCode } from '#lib/feeds/rules/embed.ts'
import { readEmbedAddress, embedForm, embedPath } from '#lib/feeds/schema.ts'
import { translator } from '#lib/i18n/translator.ts'
import { xmlDocument } from '#lib/platform/xml.ts'

const at = new Date('2026-11-26T10:00:00Z')
const entry: FeedEntry = {
  ...{ id: '019a0000-0000-7000-8000-000000000001', kind: 'event', path: '/events/a' },
  ...{ title: '', lead: '', html: '', authorName: '', categories: [], cover: null },
  ...{ publishedAt: at, changedAt: at },
}
const feedOf = (given: Partial<FeedEntry>): Feed => ({
  ...{ locale: 'kk', siteUrl: 'https://example.org', title: 'Т', description: 'С', page: '/events' },
  ...{ paths: { rss: '/a.xml', atom: '/b.xml' }, entries: [{ ...entry, ...given }] },
})

const awkward = fc
  .array(
    fc.oneof(
      fc.constantFrom(']]>', '<![CDATA[', '</title>', '<script>', '&amp;', '&', '"', "'", '\r\n', '🎉', '👩‍🌾'),
      fc.constantFrom('Әә Ғғ Ққ Ңң', 'a', ' ', '\u0000', '\u001b', '\uFFFE', '\uD800'),
      fc.string({ unit: 'binary', maxLength: 20 }),
    ),
    { maxLength: 20 },
  )
  .map((parts) => `x${parts.join('')}x`)
/** What XML 1.0 can hold, with the line ends a parser makes of it. */
const asRead = (text: string) =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replace(/\r\n?/g, '\n')

function parsed(text: string, path: string): string {
  const document = XmlDocument.fromString(text)
  const found = document.get(path, { a: 'http://www.w3.org/2005/Atom' })?.content ?? ''
  document.dispose()
  return found
}

describe('feeds', () => {
  test('hold any title and text, for a strict parser', () => {
    fc.assert(
      fc.property(awkward, awkward, (title, lead) => {
        const feed = feedOf({ title, lead, html: lead })
        const [rss, atom] = [xmlDocument(rssOf(feed)), xmlDocument(atomOf(feed))]
        expect(parsed(rss, '/rss/channel/item/title')).toBe(asRead(title))
        expect(parsed(rss, '/rss/channel/item/description')).toBe(asRead(lead))
        expect(parsed(atom, '/a:feed/a:entry/a:title')).toBe(asRead(title))
        expect(parsed(atom, '/a:feed/a:entry/a:content')).toBe(asRead(lead))
      }),
      { numRuns: 300 },
    )
  })

  test('name themselves, their page and their entries', () => {
    const feed = feedOf({ title: 'Іс-шара' })
    const rss = parseRssFeed(xmlDocument(rssOf(feed)))
    expect(rss).toMatchObject({ link: 'https://example.org/kk/events', language: 'kk' })
    expect(rss.atom?.links).toEqual([
      expect.objectContaining({ rel: 'self', href: 'https://example.org/kk/a.xml' }),
    ])
    expect(rss.items?.[0]?.guid).toMatchObject({ value: `${entry.id}:kk`, isPermaLink: false })
    const atom = parseAtomFeed(xmlDocument(atomOf(feed)))
    expect(atom.entries?.[0]?.id).toBe(`tag:example.org,2026:event/${entry.id}/kk`)
    expect(atom.links?.map(({ rel }) => rel)).toEqual(['self', 'alternate'])
  })

  test('say of nothing that it changed before it came out', () => {
    const earlier = new Date(at.getTime() - 1)
    expect(changeOf(earlier, at)).toBe(at)
    expect(changeOf(at, earlier)).toBe(at)
  })
})

const look = { count: 5, scheme: 'light' } as const

async function drawn(texts: Partial<Record<'title' | 'place', string>>, more: number = 1): Promise<string> {
  const { title = 'Т', place = 'П' } = texts
  const event = {
    ...{ slug: 'a', startsAt: at, endsAt: new Date(at.getTime() + 3_600_000), unit: 'Көкшетау қ.' },
    ...{ titleKk: title, titleRu: title, titleEn: '', placeKk: place, placeRu: place, placeEn: '' },
  }
  const site = { locale: 'en' as const, siteUrl: 'https://example.org', t: await translator('en') }
  const events = Array.from({ length: more }, () => event)
  return drawEmbed({ names: [title], events, isDemo: true }, look, site)
}

describe('a block for other sites', () => {
  test('holds its style as it was hashed, and is light', async () => {
    const page = await drawn({ title: 'Ә'.repeat(200), place: 'Ғ'.repeat(200) }, 10)
    expect(page).toContain(`<style>${embedStyle}</style>`)
    expect(page.match(/<li>/g)).toHaveLength(look.count)
    expect(Buffer.byteLength(page)).toBeLessThan(20_000)
  })

  test('turns nothing in a title into markup', async () => {
    const page = await drawn({ title: '</style><script>alert(1)</script>"><img src=x onerror=a>' })
    expect(page).not.toMatch(/<script|<img/)
  })

  test('says which language its words are in, and opens links beside the page around it', async () => {
    const page = await drawn({ title: 'Көктем' })
    expect(page).toContain('<html lang="en">')
    expect(page).toContain('<h2 lang="kk">')
    expect(page.match(/<a /g)).toHaveLength(page.match(/target="_blank" rel="noopener"/g)?.length ?? 0)
  })

  test('takes a slip in its look for the usual one, but not a slip in what it shows', () => {
    const read = (query: string) => readEmbedAddress(new URLSearchParams(query))
    expect(read('count=99&scheme=pink&x=1')).toMatchObject({ count: 5, scheme: 'light' })
    expect(read('count=3&scheme=dark&unit=a')).toMatchObject({ count: 3, unit: 'a' })
    for (const slip of ['unit=../a', `centre=${'a'.repeat(5000)}`, 'unit=a&unit=b', 'count=3&count=3'])
      expect(read(slip), slip.slice(0, 20)).toBeNull()
    expect(embedForm.parse({ unit: '../a', centre: ['a'], count: '' })).toMatchObject({
      ...{ unit: '', centre: '', count: 5 },
    })
  })

  test('is pasted as one frame whose address cannot break out', () => {
    const path = embedPath('kk', { ...look, unit: 'kokshetau', direction: '', centre: '' }, look)
    expect(path).toBe('/embed/kk/events?unit=kokshetau&count=5&scheme=light')
    const code = frameCode(`https://example.org${path}`, { title: '"><script>', height: 300 })
    expect(code).toMatch(/^<iframe [^<>]+><\/iframe>$/)
    expect(code).toContain('unit=kokshetau&amp;count=5&amp;scheme=light"')
  })
})
