import { describe, expect, test } from 'vitest'
import { taggedResponse } from '#lib/platform/tagged-response.ts'

const file = { type: 'text/calendar', name: 'бі"r\n.ics', cache: 'private, no-cache' }

function ask(body: string | null, tag?: string) {
  return taggedResponse(
    new Request('http://127.0.0.1/', { headers: tag ? { 'if-none-match': tag } : {} }),
    body,
    file,
  )
}

describe('a file with a tag', () => {
  test('is not sent again to whoever has it', async () => {
    const tag = ask('a').headers.get('etag') ?? ''
    for (const given of [tag, `W/${tag}`, `"x", ${tag}`]) {
      const answer = ask('a', given)
      expect([answer.status, await answer.text(), answer.headers.get('etag')]).toEqual([304, '', tag])
    }
    expect(ask('b', tag).status).toBe(200)
  })

  test('has a name that cannot end its header', () =>
    expect(ask('a').headers.get('content-disposition')).toBe('inline; filename="r.ics"'))

  test('that is not there is 404 and kept by nobody', () => {
    expect(ask(null).status).toBe(404)
    expect(ask(null).headers.get('cache-control')).toBe('no-store')
  })
})
