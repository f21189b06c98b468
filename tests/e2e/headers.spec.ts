import { gzipSync } from 'node:zlib'
import { signInAs } from '../support/accounts.ts'
import { expect, test } from '../support/browser.ts'

const pages = ['/kk', '/ru/events', '/en/news', '/kk/sign-in', '/kk/no-such-page', '/api/health/live']

for (const path of pages) {
  test(`${path} carries every protective header`, async ({ request }) => {
    const headers = (await request.get(path)).headers()
    expect(headers['content-security-policy']).toContain("object-src 'none'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin')
    expect(headers['permissions-policy']).toContain('microphone=()')
    expect(headers['x-powered-by']).toBeUndefined()
  })
}

test('signed-in pages allow no inline script without a fresh nonce, are never cached, and set a strict cookie', async ({
  page,
  context,
}) => {
  await signInAs(page, 'coordinator')
  const answers = [await page.goto('/kk/workspace'), await page.goto('/kk/workspace')]
  const policies = answers.map((answer) => answer?.headers()['content-security-policy'] ?? '')
  for (const policy of policies) {
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? ''
    expect(scripts).toMatch(/'nonce-[\w+/=]{20,}'/)
    expect(scripts).not.toContain('unsafe-inline')
  }
  expect(policies[0]).not.toBe(policies[1])
  expect(answers[0]?.headers()['cache-control']).toContain('no-store')
  const cookie = (await context.cookies()).find(({ name }) => name.includes('session'))
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
})

test('public pages run no inline script but those they were made with', async ({ page, request, watch }) => {
  watch.allowConsole(/Content Security Policy/)
  for (const path of ['/kk', '/ru/events', '/en/news', '/kk/no-such-page']) {
    const policy = (await request.get(path)).headers()['content-security-policy'] ?? ''
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? ''
    expect(scripts, path).toMatch(/'sha256-[\w+/=]{44}'/)
    expect(scripts, path).not.toContain('unsafe')
  }
  await page.goto('/kk/events')
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.isForeignRun = true'
    document.body.append(script)
  })
  expect(await page.evaluate(() => 'isForeignRun' in window)).toBe(false)
})

test('a page that is still fresh keeps the policy it came with', async ({ request }) => {
  const first = (await request.get('/kk/about/privacy')).headers()
  expect(first['content-security-policy']).toContain("'sha256-")
  const again = await request.get('/kk/about/privacy', { headers: { 'if-none-match': first.etag ?? '' } })
  expect(again.status()).toBe(304)
  expect(again.headers()['content-security-policy']).toBeUndefined()
})

test('a policy sent by the client is not taken over', async ({ request }) => {
  const evil = "script-src 'nonce-EVILEVILEVIL'"
  const headers = { 'content-security-policy': evil, 'content-security-policy-report-only': evil }
  for (const path of ['/kk', '/kk/sign-in', '/kk/centres']) {
    expect(await (await request.get(path, { headers })).text()).not.toContain('EVILEVILEVIL')
  }
})

test('public pages set no cookie and are the same for everybody', async ({ page, request }) => {
  const anonymous = await request.get('/kk/centres')
  expect(anonymous.headers()['set-cookie']).toBeUndefined()
  await signInAs(page, 'administrator')
  const signedIn = await page.request.get('/kk/centres')
  expect(plain(await signedIn.text())).toBe(plain(await anonymous.text()))
})

test('the image optimiser is not there', async ({ request }) => {
  expect((await request.get('/_next/image?url=%2Ficon.svg&w=64&q=75')).status()).toBe(404)
})

/** What the framework sends for an empty page of this version: 135 KB of script, gzip, measured on a page with no component of ours. */
const frameworkScriptBytes = 135 * 1024
const lists = ['/kk/events', '/ru/centres', '/kk/news', '/ru/awards', '/kk/memoranda', '/kk/organisations']

for (const path of lists) {
  test(`${path} is light`, async ({ page, request, baseURL }) => {
    const html = await (await request.get(path)).body()
    await page.goto(path)
    const urls = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    let script = 0
    for (const url of urls.filter(
      (each) => each.startsWith(`${baseURL}/_next/`) && /\.js(?:$|\?)/.test(each),
    )) {
      script += gzipSync(await (await request.get(url)).body()).length
    }
    const description = `html ${html.length} B (${gzipSync(html).length} B gzip), script ${script} B gzip`
    test.info().annotations.push({ type: 'weight', description })
    expect(gzipSync(html).length, description).toBeLessThanOrEqual(40 * 1024)
    expect(script - frameworkScriptBytes, description).toBeLessThanOrEqual(15 * 1024)
  })
}

/** The page without what the framework numbers anew in each answer. */
function plain(html: string): string {
  return html.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<!--[\s\S]*?-->/g, '')
}
