import { pathToFileURL } from 'node:url'
import { NextRequest } from 'next/server'
import { describe, expect, test } from 'vitest'

// The framework wants it at the root, where no alias leads.
const { proxy } = (await import(pathToFileURL('proxy.ts').href)) as {
  proxy: (request: NextRequest) => Promise<Response>
}

const answerTo = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(new URL(path, 'http://127.0.0.1:3000'), { headers }))

const framedBy = (answer: Response) =>
  /frame-ancestors ([^;]+)/.exec(answer.headers.get('content-security-policy') ?? '')?.[1]

test('the block for other sites may be framed, and may in turn do nothing', async () => {
  const { headers } = await answerTo('/embed/kk/events?unit=kokshetau')
  expect(headers.get('x-frame-options')).toBeNull()
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  const policy = headers.get('content-security-policy') ?? ''
  for (const rule of ["default-src 'none'", "base-uri 'none'", "form-action 'none'", 'frame-ancestors *'])
    expect(policy).toContain(rule)
  expect(policy).not.toMatch(/script-src|unsafe|connect-src|img-src/)
})

describe('nothing else may', () => {
  test.each([
    ...['/', '/kk', '/kk/events', '/ru/map?x=/embed/kk/events', '/en/sign-in', '/kk/me', '/kk/follow/x'],
    ...[
      '/embed',
      '/embed/kk',
      '/embed/kk/events/x',
      '/embed/kk/other',
      '/embed//events',
      '/kk/embed/kk/events',
    ],
    ...[
      '/api/v1/events',
      '/api/open-data/index.json',
      '/api/push',
      '/api/embed/kk/events',
      '/calendar/x.ics',
    ],
    ...[
      '/media/x/y.webp',
      '/sitemap.xml',
      '/sitemaps/events-1.xml',
      '/icon.svg',
      '/push-worker.js',
      '/a.b/c',
    ],
  ])('be framed: %s', async (path) => {
    const answer = await answerTo(path)
    expect(answer.headers.get('x-frame-options')).toBe('DENY')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(framedBy(answer) ?? "'none'").toMatch(/^'none'$|sandbox/)
  })

  test.each([
    '/kk/events',
    '/api/push',
    '/api/suggest',
    '/api/follow/x',
    '/api/uploads/images',
    '/media/x/y.webp',
    '/api/v1x/a',
  ])('be read by pages of other sites: %s', async (path) => {
    const { headers } = await answerTo(path, { origin: 'https://elsewhere.example' })
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})

test('the headers the site tells itself cannot be sent by a visitor', async () => {
  const sent = {
    'x-locale': 'en',
    'x-path': '//evil.example',
    'content-security-policy': "script-src 'nonce-x'",
  }
  const { headers } = await answerTo('/kk/sign-in?back=1', sent)
  expect(headers.get('x-middleware-request-x-locale')).toBe('kk')
  expect(headers.get('x-middleware-request-x-path')).toBe('/kk/sign-in?back=1')
  expect(headers.get('x-middleware-request-content-security-policy')).not.toContain("nonce-x'")
})

test.each(['//evil-example', '/\\evil-example', '/%2F%2Fevil-example', '/x?to=https://evil.example'])(
  'an address without a language leads nowhere else: %s',
  async (path) => {
    const answer = await proxy(new NextRequest(`http://localhost:3000${path}`))
    expect(new URL(answer.headers.get('location') ?? '', 'http://localhost:3000').host).toBe('localhost:3000')
  },
)
