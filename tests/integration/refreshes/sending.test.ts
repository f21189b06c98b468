import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, test } from 'vitest'
import { askRefresh } from '#lib/refreshes/commands.ts'
import { sendRefreshes } from '#lib/refreshes/worker.ts'
import { transaction } from '#lib/platform/db.ts'
import { forgetAgain } from '#lib/platform/site-refresh.ts'
import { db } from '#tests/support/database.ts'

const open: { close: () => unknown }[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

/** A site that answers with this status and notes what it was told. */
async function siteAnswering(status: number) {
  const told: { key: string | undefined; body: unknown }[] = []
  const server = createServer((request: IncomingMessage, response) => {
    void text(request).then((body) => {
      told.push({ key: request.headers.authorization, body: JSON.parse(body) })
      response.writeHead(status).end()
      server.emit('told')
    })
  }).listen(0, '127.0.0.1')
  open.push(server)
  await new Promise((resolve) => server.once('listening', resolve))
  const heard = async (times: number) => {
    while (told.length < times) await new Promise((resolve) => server.once('told', resolve))
  }
  return { told, heard, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** Long enough after the change, nothing is left to be told. */
async function settle(): Promise<void> {
  const { address } = await siteAnswering(200)
  const later = new Date(Date.now() + 60_000)
  while ((await sendRefreshes(address, later)) > 0);
  expect(await db.pageRefresh.count()).toBe(0)
}

describe('pages to forget', () => {
  test('are told together, and only after the change is there', async () => {
    await transaction((tx) => askRefresh(null, tx, ['news', 'news:kk:slyot', 'news']))
    await transaction((tx) => askRefresh(null, tx, ['files']))
    await transaction(async (tx) => {
      await askRefresh(null, tx, ['awards'])
      throw new Error('taken back')
    }).catch(() => null)
    const { told, address } = await siteAnswering(200)
    expect(await sendRefreshes(address)).toBe(2)
    expect(await sendRefreshes(address)).toBe(0)
    expect(told.map(({ body }) => body)).toEqual([{ tags: ['news', 'news:kk:slyot', 'files'] }])
    expect(told[0]?.key).toMatch(/^Bearer .{20}/)
    await settle()
  })

  test('stay while the site is away or refuses', async () => {
    await transaction((tx) => askRefresh(null, tx, ['events']))
    expect(await sendRefreshes('http://127.0.0.1:9')).toBe(0)
    const { address } = await siteAnswering(503)
    expect(await sendRefreshes(address)).toBe(0)
    expect(await db.pageRefresh.count()).toBe(1)
    const well = await siteAnswering(200)
    expect(await sendRefreshes(well.address)).toBe(1)
    expect(well.told).toHaveLength(1)
    await settle()
  })

  test('are told again, for pages that were being made meanwhile, and then no more', async () => {
    await transaction((tx) => askRefresh(null, tx, ['library']))
    const { createdAt } = await db.pageRefresh.findFirstOrThrow()
    const { told, address } = await siteAnswering(200)
    const after = (ms: number) => sendRefreshes(address, new Date(createdAt.getTime() + ms))
    const counts = [
      await after(0),
      await after(1400),
      await after(1500),
      await after(5900),
      await after(6000),
    ]
    expect(counts).toEqual([1, 0, 1, 0, 1])
    expect(told.map(({ body }) => body)).toEqual(Array.from({ length: 3 }, () => ({ tags: ['library'] })))
    expect([await db.pageRefresh.count(), await after(60_000)]).toEqual([0, 0])
  })

  test('are told of twice more after an act on a page, the tags of one act together', async () => {
    const { told, address, heard } = await siteAnswering(200)
    forgetAgain('news', address)
    forgetAgain('news:kk:slyot', address)
    await heard(2)
    expect(told.map(({ body }) => body)).toEqual(Array(2).fill({ tags: ['news', 'news:kk:slyot'] }))
  })
})
