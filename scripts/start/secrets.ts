import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Failure } from './failure.ts'

export type Secrets = {
  ownerPassword: string
  appPassword: string
  authSecret: string
  /** Given to every build, so that a form opened before a new build still finds its action after it. */
  actionsKey: string
  /** Seals identification numbers; without it they cannot be read again. */
  dataKey: string
  /** Hashes identification numbers for uniqueness. */
  indexKey: string
  /** Signs certificates; a new one makes the codes of earlier papers uncheckable offline. */
  signingKey: string
}

/** The secrets of this installation: made once, readable by its owner only. */
export function readSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json')
  const known = existsSync(file) ? parse(file) : {}
  const secrets: Secrets = {
    ownerPassword: known.ownerPassword ?? randomBytes(24).toString('base64url'),
    appPassword: known.appPassword ?? randomBytes(24).toString('base64url'),
    authSecret: known.authSecret ?? randomBytes(48).toString('base64url'),
    actionsKey: known.actionsKey ?? randomBytes(32).toString('base64'),
    dataKey: known.dataKey ?? randomBytes(32).toString('base64'),
    indexKey: known.indexKey ?? randomBytes(32).toString('base64'),
    signingKey: known.signingKey ?? randomBytes(32).toString('base64'),
  }
  if (Object.keys(known).length < Object.keys(secrets).length) {
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
    chmodSync(file, 0o600)
  }
  return secrets
}

/** The secrets as the site reads them; what the environment says itself goes first. */
export function secretsForSite(secrets: Secrets) {
  const { AUTH_SECRET, DATA_KEY, INDEX_KEY, SIGNING_KEY, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY } = process.env
  return {
    AUTH_SECRET: AUTH_SECRET || secrets.authSecret,
    DATA_KEY: DATA_KEY || secrets.dataKey,
    INDEX_KEY: INDEX_KEY || secrets.indexKey,
    SIGNING_KEY: SIGNING_KEY || secrets.signingKey,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || secrets.actionsKey,
  }
}

function parse(file: string): Partial<Secrets> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code) throw error
    throw new Failure(
      `${file} is damaged.`,
      'Put it back from a backup: it holds the password of the database and the keys of sealed data.',
    )
  }
}
