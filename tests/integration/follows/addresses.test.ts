import { expect, test } from 'vitest'
import { GET as openOneClick } from '#app/api/follow/[token]/route.ts'
import { POST as push } from '#app/api/push/route.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { db } from '#tests/support/database.ts'
import { aBrowser } from '#tests/support/push-service.ts'
import { aFollower } from './scene.ts'

const own = aBrowser('https://fcm.googleapis.com')
const look = { intent: 'look', endpoint: own.endpoint, keys: own.keys }

function send(body: unknown, headers: Record<string, string>) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const length = { 'content-length': String(Buffer.byteLength(text)) }
  return push(
    new Request('http://site/api/push', { method: 'POST', body: text, headers: { ...length, ...headers } }),
  )
}

test('only pages of this site say what a browser wants', async () => {
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://evil.example', host: 'site' },
    { origin: 'null', host: 'site' },
    {},
  ] as Record<string, string>[])
    expect((await send(look, headers)).status, JSON.stringify(headers)).toBe(403)
})

test('what is too long or no question is told so, before anything is asked of the database', async () => {
  const ours = { 'sec-fetch-site': 'same-origin' }
  expect((await send(look, { ...ours, 'content-length': '4001' })).status).toBe(413)
  expect((await send(look, { ...ours, 'content-length': 'x' })).status).toBe(413)
  const wrong = [
    '',
    '{',
    '[]',
    { ...look, intent: 'steal' },
    { ...look, more: 1 },
    { ...look, endpoint: 'a'.repeat(2000) },
  ]
  for (const body of wrong)
    expect((await send(body, ours)).status, JSON.stringify(body).slice(0, 60)).toBe(400)
})

test('opening the address of the mail program’s button ends nothing and leads to this site only', async () => {
  const { id, token } = await aFollower([{ kind: 'region', id: null }])
  const open = async (given: string) => {
    const answer = await openOneClick(new Request('http://site/'), {
      params: Promise.resolve({ token: given }),
    })
    return [answer.status, new URL(answer.headers.get('location') ?? '').href]
  }
  expect(await open(token)).toEqual([307, `${siteUrl}/follow/${token}/stop`])
  for (const given of ['../../evil', '//evil.example', '\r\nset-cookie: a=b', 'а'.repeat(5000)])
    expect((await open(given))[1]).toMatch(new RegExp(`^${siteUrl}/follow/[^/]*/stop$`))
  expect(await db.follower.findUnique({ where: { id } })).toMatchObject({ state: 'confirmed' })
})
