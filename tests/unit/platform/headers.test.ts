import { afterEach, expect, it, vi } from 'vitest'

async function headersFor(siteUrl: string) {
  vi.stubEnv('SITE_URL', siteUrl)
  vi.resetModules()
  return import('#lib/platform/headers.ts')
}

afterEach(() => vi.unstubAllEnvs())

it('behind TLS browsers are told to stay there, otherwise not', async () => {
  expect((await headersFor('https://birgemiz.example')).commonHeaders['Strict-Transport-Security']).toContain(
    'max-age=31536000',
  )
  expect(
    (await headersFor('http://127.0.0.1:3000')).commonHeaders['Strict-Transport-Security'],
  ).toBeUndefined()
})

it('an https address is taken for TLS', async () => {
  vi.stubEnv('SITE_URL', 'https://birgemiz.example')
  vi.resetModules()
  const { isBehindTls } = await import('#lib/platform/env.ts')
  expect(isBehindTls).toBe(true)
})

it('a page with a nonce allows no other inline script, and none is allowed from elsewhere', async () => {
  const { contentSecurityPolicy } = await headersFor('')
  const policy = contentSecurityPolicy('abc', ['sha256-x'])
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic' 'sha256-x'")
  expect(/script-src ([^;]*)/.exec(policy)?.[1]).not.toContain('unsafe-inline')
  expect(policy).not.toMatch(/https?:/)
})
