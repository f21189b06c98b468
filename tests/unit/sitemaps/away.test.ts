import { expect, test } from 'vitest'
import { GET as part } from '#app/sitemaps/[part]/route.ts'
import { GET as index } from '#app/sitemap.xml/route.ts'

// These tests have no database, so it is away.

test('while the database is away machines are told to come again, and nothing is lost for good', async () => {
  const asked = { params: Promise.resolve({ part: 'events-1.xml' }) }
  for (const answer of [await index(), await part(new Request('http://site/sitemaps/events-1.xml'), asked)]) {
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60'])
    expect(answer.headers.get('cache-control')).toBe('no-store')
  }
})
