import { lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import webpush from 'web-push'
import { isInternal } from './addresses.ts'
import { env } from './env.ts'
import { log } from './log.ts'

/** A browser's address at its maker's push service, with its keys (RFC 8291). */
export type PushTarget = { endpoint: string; p256dh: string; auth: string }
export type PushOutcome = 'sent' | 'gone' | 'refused' | { retryAfterMs: number | null }

/** The public half of the key that signs notifications; empty while they are not configured. */
export function pushKey(): string {
  return env.VAPID_PUBLIC_KEY
}

/** A service's answer is not waited for longer. */
const patienceMs = 10_000
/** Far below the four kilobytes services take. */
export const payloadBytesMax = 2048

/**
 * Whether an address is one of a push service this installation knows. Anything else is refused: who writes a row here would
 * otherwise make the server send requests wherever they like. A host of the list is reached by https on its usual port; a whole
 * origin in the configuration stands for itself, whatever it is.
 */
export function isPushService(endpoint: string, services = env.PUSH_SERVICES): boolean {
  if (!URL.canParse(endpoint)) return false
  const { origin, protocol, hostname, port, username, password } = new URL(endpoint)
  if (username !== '' || password !== '') return false
  return services
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)
    .some((entry) => {
      if (entry.includes('://')) return origin === entry
      const isHost = entry.startsWith('*.') ? hostname.endsWith(entry.slice(1)) : hostname === entry
      return isHost && protocol === 'https:' && port === '' && isIP(hostname) === 0
    })
}

/**
 * Encrypts a text for one browser and hands it to its service. `gone`: the browser asked for no more; `refused`: this message is
 * not taken, ever; else it may be tried again. Redirects are not followed.
 */
export async function deliverPush(
  target: PushTarget,
  payload: string,
  ttlSeconds: number,
): Promise<PushOutcome> {
  if (!isPushService(target.endpoint)) return 'gone'
  const { endpoint } = target
  const { headers, body } = sealedFor(target, payload, ttlSeconds) ?? {}
  if (!headers || !body) return 'refused'
  const { status, retryAfter } = await post(endpoint, headers, body)
  if (status >= 200 && status < 300) return 'sent'
  if (status === 404 || status === 410) return 'gone'
  if (status === 429 || status >= 500) return { retryAfterMs: retryAfter ? retryAfter * 1000 : null }
  return 'refused'
}

/** The request that carries a text to a browser; null for keys nothing can be encrypted to. */
function sealedFor({ endpoint, p256dh, auth }: PushTarget, payload: string, ttlSeconds: number) {
  const vapidDetails = {
    subject: env.VAPID_SUBJECT,
    publicKey: env.VAPID_PUBLIC_KEY,
    privateKey: env.VAPID_PRIVATE_KEY,
  }
  const options = { TTL: ttlSeconds, contentEncoding: 'aes128gcm', vapidDetails } as const
  try {
    const details = webpush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, options)
    return { headers: details.headers as Record<string, string>, body: details.body }
  } catch (error) {
    log.warn({ code: (error as Error).name }, 'a notification cannot be encrypted')
    return null
  }
}

type Answer = { status: number; retryAfter: number }

function post(endpoint: string, headers: Record<string, string>, body: Buffer | null): Promise<Answer> {
  const send = endpoint.startsWith('https:') ? https.request : http.request
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers, lookup: lookupFor(endpoint), agent: false } as const
    const request = send(endpoint, { ...options, signal: AbortSignal.timeout(patienceMs) }, (response) => {
      const seconds = Number(response.headers['retry-after'])
      response.resume()
      resolve({ status: response.statusCode ?? 0, retryAfter: seconds > 0 ? Math.min(seconds, 86_400) : 0 })
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** Looked at where the connection is made, so that no second answer of the name server can lead elsewhere. */
function lookupFor(endpoint: string): LookupFunction {
  const isNamedWhole = env.PUSH_SERVICES.split(',').some((entry) => entry.trim() === new URL(endpoint).origin)
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, [])
      const isInside = !isNamedWhole && addresses.some(({ address }) => isInternal(address))
      if (isInside) return done(Object.assign(new Error('an address inside'), { code: 'EINTERNAL' }), [])
      const [first] = addresses
      if (options.all) return done(null, addresses)
      done(null, first?.address ?? '', first?.family)
    })
  }
}
