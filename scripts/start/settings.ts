import { existsSync } from 'node:fs'
import path from 'node:path'
import { Failure } from './failure.ts'

export const root = path.resolve(import.meta.dirname, '../..')

export type Settings = {
  mode: 'start' | 'dev'
  host: string
  port: number
  dataDir: string
  /** Empty: the embedded server is used. */
  databaseUrl: string
  migrateDatabaseUrl: string
  smtpUrl: string
  wantsDemo: boolean
}

/** Reads `.env` (never over what the shell says) and the environment. */
export function readSettings(mode: Settings['mode']): Settings {
  const file = path.join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  const { HOST, PORT, DATA_DIR, DATABASE_URL, MIGRATE_DATABASE_URL, SMTP_URL, BIRGEMIZ_DEMO } = process.env
  return {
    mode,
    host: HOST || '127.0.0.1',
    port: asPort(PORT || '3000'),
    dataDir: path.resolve(root, DATA_DIR || '.data'),
    databaseUrl: DATABASE_URL ?? '',
    migrateDatabaseUrl: MIGRATE_DATABASE_URL || DATABASE_URL || '',
    smtpUrl: SMTP_URL ?? '',
    wantsDemo: BIRGEMIZ_DEMO !== '0',
  }
}

export function addressOf({ host, port }: Pick<Settings, 'host' | 'port'>): string {
  const isAny = host === '0.0.0.0' || host === '::'
  const name = isAny ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

function asPort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65536) return port
  throw new Failure(
    `PORT is "${text}", which is not a port.`,
    'Use a whole number from 1 to 65535, for example PORT=3000 npm start.',
  )
}
