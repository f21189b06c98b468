import { describe, expect, test } from 'vitest'
import { instantOf } from '#lib/platform/clock.ts'
import { hrefsOf, newsLinkOf, settleLinks } from '#lib/news/rules/addresses.ts'
import { feedPaths, feedSectionOf } from '#lib/news/rules/feeds.ts'
import { swapOf } from '#lib/news/rules/gallery.ts'
import { isMonth, monthSpan } from '#lib/news/rules/months.ts'
import { kinshipOf, nearest } from '#lib/news/rules/related.ts'
import { endOfDay, lastDayBefore, scheduleProblemOf } from '#lib/news/rules/schedule.ts'
import { itemShortcomingsOf } from '#lib/news/rules/shortcomings.ts'
import { richDocument } from '#lib/rich-text/schema.ts'
import { htmlOf } from '#lib/rich-text/rules/html.ts'
import { readPlain } from '#lib/rich-text/rules/plain.ts'

const site = 'https://birgemiz.kz'

test.each([
  ['https://birgemiz.kz/kk/news/kenes', { locale: 'kk', slug: 'kenes' }],
  ['https://birgemiz.kz/ru/news/sovet?x=1#y', { locale: 'ru', slug: 'sovet' }],
  ['http://birgemiz.kz/en/news/a', { locale: 'en', slug: 'a' }],
  ['https://birgemiz.kz/kk/news/archive', null],
  ['https://birgemiz.kz/kk/news', null],
  ['https://birgemiz.kz/kk/events/kenes', null],
  ['https://birgemiz.kz/de/news/kenes', null],
  ['https://birgemiz.kz.example.org/kk/news/kenes', null],
  ['mailto:a@birgemiz.kz', null],
  ['not an address', null],
])('%s as a link to own news is %j', (href, link) => expect(newsLinkOf(href, site)).toEqual(link))

test('links are found, led elsewhere and taken out wherever they stand', () => {
  const plain = [
    'а [б](https://x.test/1) в',
    '## [г](https://x.test/2)',
    '- [**д**](https://x.test/3)',
    '> [е](https://x.test/1)',
  ].join('\n\n')
  const document = richDocument.parse(readPlain(plain))
  expect(hrefsOf(document)).toEqual(['https://x.test/1', 'https://x.test/2', 'https://x.test/3'])
  const settled = settleLinks(document, (href) => (href.endsWith('1') ? null : `${href}0`))
  expect(hrefsOf(settled)).toEqual(['https://x.test/20', 'https://x.test/30'])
  expect(settled.content[0]).toEqual({ type: 'paragraph', content: [{ type: 'text', text: 'а б в' }] })
})

test('a document becomes HTML in which nothing it says is markup', () => {
  const document = richDocument.parse(
    readPlain('## <i>\n\n**а** & "б" [в](https://x.test/?a=1&b=2)\n\n1. бір\n2. екі\n\n> сөз'),
  )
  const html = htmlOf(document, { pictureOf: () => null })
  expect(html).toContain('<h2>&lt;i&gt;</h2>')
  expect(html).toContain('<strong>а</strong> &amp; &quot;б&quot;')
  expect(html).toContain('<ol><li>бір</li><li>екі</li></ol>')
  expect(html).not.toMatch(/<(?!\/?(?:h[23]|p|strong|em|a|ol|ul|li|blockquote|br|img)\b)/)
})

test('months begin and end at midnight of the region, also when its zone changed', () => {
  expect(monthSpan('2026-11')).toEqual({
    from: new Date('2026-10-31T19:00:00Z'),
    to: new Date('2026-11-30T19:00:00Z'),
  })
  expect(monthSpan('2024-02')).toEqual({
    from: new Date('2024-01-31T18:00:00Z'),
    to: new Date('2024-02-29T19:00:00Z'),
  })
  expect(['2026-12', '2026-13', '2026-00', '1999-01', '2026-1', ''].filter(isMonth)).toEqual(['2026-12'])
})

test('a plan lies ahead, by a year at most; a pin ends with its day', () => {
  const now = instantOf('2026-11-26T12:00')
  expect(scheduleProblemOf(instantOf('2026-11-26T12:00'), now)).toBe('past')
  expect(scheduleProblemOf(instantOf('2026-11-26T12:01'), now)).toBeNull()
  expect(scheduleProblemOf(instantOf('2027-11-26T12:00'), now)).toBeNull()
  expect(scheduleProblemOf(instantOf('2027-11-28T12:00'), now)).toBe('tooFar')
  expect(endOfDay('2026-12-31')).toEqual(instantOf('2027-01-01T00:00'))
  expect(lastDayBefore(endOfDay('2026-12-31'))).toBe('2026-12-31')
})

test.each([
  ['news', null, null, []],
  ['story', null, null, ['subject']],
  ['story', 'p', null, []],
  ['story', null, 'o', []],
] as const)('a %s about %s and %s lacks %j', (kind, personId, organisationId, lacks) =>
  expect(itemShortcomingsOf({ kind, personId, organisationId })).toEqual(lacks),
)

describe('what is near an item', () => {
  const item = (id: string, more: object = {}) => ({
    ...{ id, kind: 'news', personId: null, organisationId: null, tagIds: [] as string[] },
    ...{ publishedAt: new Date(Date.UTC(2026, 0, Number(id))), ...more },
  })
  test('is about the same person, then the organisation, then tags, then the kind', () => {
    const own = item('1', { personId: 'p', organisationId: 'o', tagIds: ['t'] })
    const scores = [{ personId: 'p' }, { organisationId: 'o' }, { tagIds: ['t'] }, {}, { kind: 'story' }]
    const found = scores.map((more) => kinshipOf(own, item('2', more)))
    expect(found).toEqual([...found].sort((a, b) => b - a))
    expect(new Set(found).size).toBe(found.length)
  })
  test('is newest first among equals, never itself, and no more than asked for', () => {
    const all = ['1', '2', '3', '4', '5'].map((id) => item(id))
    expect(nearest(all[2]!, all, 3).map(({ id }) => id)).toEqual(['5', '4', '2'])
  })
})

test('one of a row moves a step and never past its end', () => {
  const rows = ['a', 'b', 'c'].map((id, position) => ({ id, position }))
  expect(swapOf(rows, 'b', 'earlier')?.map(({ id }) => id)).toEqual(['b', 'a'])
  expect(swapOf(rows, 'b', 'later')?.map(({ id }) => id)).toEqual(['b', 'c'])
  expect([swapOf(rows, 'a', 'earlier'), swapOf(rows, 'c', 'later'), swapOf(rows, 'x', 'later')]).toEqual([
    ...[null, null, null],
  ])
})

test('the address of a feed leads back to its part', () => {
  for (const word of ['news', 'announcements', 'stories', 'tag-tazalyq']) {
    const section = feedSectionOf(word)
    expect(section && feedPaths(section)).toEqual({
      ...{ rss: `/feeds/${word}/rss.xml`, atom: `/feeds/${word}/atom.xml` },
    })
  }
  expect(feedPaths({ kind: null, tag: null })).toEqual({ rss: '/feed.xml', atom: '/atom.xml' })
})
