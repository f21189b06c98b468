import path from 'node:path'
import { z } from 'zod'

const flag = z.enum(['0', '1', 'true', 'false', '']).transform((value) => value === '1' || value === 'true')

const vapidNames = ['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY', 'VAPID_SUBJECT'] as const
const bucketNames = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const

const schema = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    DATABASE_URL: z.string().default(''),
    DATA_DIR: z.string().default(path.join(process.cwd(), '.data')),
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(1).max(65535).default(3000),
    SITE_URL: z.string().default(''),
    AUTH_SECRET: z.string().default(''),
    /** 32 bytes in base64 each: what seals identification numbers, and what hashes them for uniqueness. */
    DATA_KEY: z.string().default(''),
    INDEX_KEY: z.string().default(''),
    /** 32 bytes in base64: the Ed25519 seed that signs certificates; its public key is published. */
    SIGNING_KEY: z.string().default(''),
    SMTP_URL: z.string().default(''),
    MAIL_FROM: z.string().default('Birgemiz <no-reply@birgemiz.invalid>'),
    /** When no letters of mailings go out, wall-clock time of the region; the same time twice means never. */
    QUIET_HOURS: z
      .string()
      .regex(/^(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d$/)
      .default('21:00-09:00'),
    /** How fast a mailing goes out; letters of single people pass it by. */
    MAILINGS_PER_MINUTE: z.coerce.number().int().min(1).max(60_000).default(300),
    /** When the weekly digest is written: day of the week (1 is Monday) and wall-clock time of the region. */
    DIGEST_AT: z
      .string()
      .regex(/^[1-7]-(?:[01]\d|2[0-3]):[0-5]\d$/)
      .default('1-09:00'),
    /** All three: visitors may ask for notifications of their browser (VAPID, RFC 8292). `npm run push:keys` prints a pair. */
    VAPID_PUBLIC_KEY: z
      .string()
      .regex(/^[\w-]{87}$/)
      .or(z.literal(''))
      .default(''),
    VAPID_PRIVATE_KEY: z
      .string()
      .regex(/^[\w-]{43}$/)
      .or(z.literal(''))
      .default(''),
    /** Whom a push service writes to when something is wrong: `mailto:` or the site's address. */
    VAPID_SUBJECT: z
      .string()
      .regex(/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/)
      .or(z.literal(''))
      .default(''),
    /** Whose services notifications may be handed to: hosts, `*.` for any below; a whole origin stands for itself alone. */
    PUSH_SERVICES: z
      .string()
      .default(
        'fcm.googleapis.com,updates.push.services.mozilla.com,web.push.apple.com,*.notify.windows.com',
      ),
    TRUST_PROXY: flag.default(false),
    /** The demonstration region is loaded at the first start unless this is 0. */
    BIRGEMIZ_DEMO: flag.default(true),
    /** 0 takes the offline page back: devices drop their copy and the worker that shows it. */
    OFFLINE_PAGE: flag.default(true),
    /** All five: stored files lie in a bucket of an S3-compatible store instead of a folder under DATA_DIR. */
    S3_ENDPOINT: z
      .url({ protocol: /^https?$/ })
      .or(z.literal(''))
      .default(''),
    S3_BUCKET: z.string().default(''),
    S3_REGION: z.string().default(''),
    S3_ACCESS_KEY: z.string().default(''),
    S3_SECRET_KEY: z.string().default(''),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  })
  .superRefine((given, context) => {
    for (const names of [bucketNames, vapidNames]) {
      const missing = names.filter((name) => given[name] === '')
      if (missing.length === 0 || missing.length === names.length) continue
      for (const name of missing)
        context.addIssue({ code: 'custom', path: [name], message: `is needed when ${others(names)} is set` })
    }
  })

/**
 * The only place that reads the environment. Empty values mean "not set". `SITE_URL` is where the site is seen from outside:
 * links in letters are built from it, never from the request's Host.
 */
export const env = readEnvironment()

export const siteUrl = env.SITE_URL || `http://${env.HOST}:${env.PORT}`
/** Behind TLS cookies are Secure and HSTS is sent. */
export const isBehindTls = siteUrl.startsWith('https://')

function others(names: readonly string[]): string {
  return `another ${names[0]?.split('_')[0]}_ value`
}

function readEnvironment() {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const names = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The configuration cannot be used. ${names.join('; ')}. See the table in README.md.`)
}
