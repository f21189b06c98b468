import { createHash, createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Bucket } from '#lib/platform/stores/s3.ts'

type Rver = { run: () => Promise<{ port: number }>; close: () => Promise<void> }
const S3rver = createRequire(import.meta.url)('s3rver') as new (options: object) => Rver

const bucket = 'birgemiz-test'
const region = 'us-east-1'
// The only account the server knows.
const secret = 'S3RVER'

/** A store of the S3 kind over HTTP. The server does not check signatures of version 4 itself: the door before it does. */
export async function startBucket(): Promise<{ settings: Bucket; stop: () => Promise<void> }> {
  const directory = mkdtempSync(path.join(tmpdir(), 'birgemiz-bucket-'))
  const options = { address: '127.0.0.1', port: 0, silent: true, directory }
  const inner = new S3rver({ ...options, configureBuckets: [{ name: bucket }] })
  const { port } = await inner.run()
  const door = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request)
      if (!isSigned(request, body)) return response.writeHead(403).end()
      const { method, url = '/', headers } = request
      const { host: _, connection: __, ...kept } = headers as Record<string, string>
      const sent = { method, headers: kept, ...(body.length > 0 ? { body: new Uint8Array(body) } : {}) }
      const answer = await fetch(`http://127.0.0.1:${port}${url}`, sent)
      const { 'transfer-encoding': ___, ...own } = Object.fromEntries(answer.headers)
      return response.writeHead(answer.status, own).end(Buffer.from(await answer.arrayBuffer()))
    })()
  })
  const endpoint = await listen(door)
  return {
    settings: { endpoint, bucket, region, accessKeyId: 'S3RVER', secretAccessKey: secret },
    async stop() {
      door.closeAllConnections()
      await new Promise((resolve) => door.close(resolve))
      await inner.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

/** AWS Signature Version 4, written from its description and not with the library under test. */
function isSigned({ method = '', url = '/', headers }: IncomingMessage, body: Buffer): boolean {
  const given = /Credential=[^/]+\/(\S+?), *SignedHeaders=(\S+?), *Signature=(\w+)/.exec(
    headers.authorization ?? '',
  )
  if (!given) return false
  const [, scope = '', names = '', signature] = given
  const address = new URL(url, 'http://x')
  const query = [...address.searchParams].map((pair) => pair.map(encodeURIComponent).join('=')).sort()
  const sha256 = createHash('sha256').update(body).digest('hex')
  if (headers['x-amz-content-sha256'] !== sha256) return false
  const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`)
  const canonical = [method, address.pathname, query.join('&'), lines.join(''), names, sha256].join('\n')
  const digest = createHash('sha256').update(canonical).digest('hex')
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, digest].join('\n')
  const key = scope.split('/').reduce<Buffer | string>((made, part) => hmac(made, part), `AWS4${secret}`)
  return hmac(key, text).toString('hex') === signature
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
