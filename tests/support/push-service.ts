import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto'
import http from 'node:http'
import ece from 'http_ece'

export type Arrived = { path: string; headers: http.IncomingHttpHeaders; body: Buffer }

/** A push service as browsers' makers run them: takes everything, or answers what it is told to; remembers what came. */
export async function startPushService() {
  const arrived: Arrived[] = []
  const answers: { status: number; headers?: Record<string, string> }[] = []
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      arrived.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) })
      const { status, headers } = answers.shift() ?? { status: 201 }
      response.writeHead(status, headers).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { origin: `http://127.0.0.1:${port}`, arrived, answers, close }
}

/** A browser's own side of the agreement: its keys, and how it reads what comes. */
export function aBrowser(origin: string) {
  const ecdh = createECDH('prime256v1')
  const p256dh = ecdh.generateKeys('base64url')
  const auth = randomBytes(16)
  const read = (body: Buffer): unknown =>
    JSON.parse(
      ece.decrypt(body, { version: 'aes128gcm', privateKey: ecdh, authSecret: auth }).toString('utf8'),
    )
  const endpoint = `${origin}/send/${randomBytes(12).toString('base64url')}`
  return { endpoint, keys: { p256dh, auth: auth.toString('base64url') }, read }
}

/** What the sender swears to (RFC 8292), or null when the signature is not one of this public key. */
export function readVapid(
  authorization: string,
  publicKey: string,
): { aud: string; exp: number; sub: string } | null {
  const { t, k } = /^vapid t=(?<t>[^,]+), k=(?<k>[\w-]+)$/.exec(authorization)?.groups ?? {}
  const [head, claims, signature] = (t ?? '').split('.')
  if (!head || !claims || !signature || k !== publicKey) return null
  const point = Buffer.from(publicKey, 'base64url')
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')]
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  const isTrue = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  return isTrue ? JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) : null
}
