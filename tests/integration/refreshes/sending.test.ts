import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, test } from 'vitest'
import { askRefresh } from '#lib/refreshes/commands.ts'
import { sendRefreshes } from '#lib/refreshes/worker.ts'
import { transaction } from '#lib/platform/db.ts'
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
    })
  }).listen(0, '127.0.0.1')
  open.push(server)
  await new Promise((resolve) => server.once('listening', resolve))
  return { told, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

describe('pages to forget', () => {
  test('are told once, together, and only after the change is there', async () => {
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
  })
})
