import { spawnSync } from 'node:child_process'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { Failure, diskFull, notWritable } from '#scripts/start/failure.ts'
import type { Programs } from './programs.ts'
import type { SystemUser } from './system-user.ts'

type Cluster = { user: SystemUser; programs: Programs; folder: string; ownerPassword: string }

/**
 * Makes the data folder of a new server; a second call leaves the existing one alone. Throws when the folder belongs to
 * another major version or another user.
 */
export async function createCluster(cluster: Cluster): Promise<void> {
  const { folder } = cluster
  if (existsSync(folder)) return check(cluster)
  const making = `${folder}.making`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { recursive: true, mode: 0o700 })
  if (cluster.user) chownSync(making, cluster.user.uid, cluster.user.gid)
  initialise(cluster, making)
  renameSync(making, folder)
}

function initialise({ user, programs, ownerPassword }: Cluster, folder: string): void {
  const passwordFile = path.join(folder, '..', 'postgres.password')
  writeFileSync(passwordFile, ownerPassword, { mode: 0o600 })
  if (user) chownSync(passwordFile, user.uid, user.gid)
  const flags = [
    '--encoding=UTF8',
    '--locale-provider=icu',
    '--icu-locale=und',
    '--locale=C',
    '--no-instructions',
  ]
  const access = [
    '--username=birgemiz',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    `--pgdata=${folder}`,
  ]
  const options = { encoding: 'utf8', env: plainEnvironment(), cwd: '/', ...user } as const
  const { status, stderr, error } = spawnSync(programs.initdb, [...access, ...flags], options)
  rmSync(passwordFile, { force: true })
  if (status === 0) return
  rmSync(folder, { recursive: true, force: true })
  if (stderr?.includes('No space left on device')) throw diskFull()
  if (stderr?.includes('Permission denied')) throw notWritable(folder)
  throw new Failure(
    'The embedded database could not be made.',
    `initdb says: ${(stderr || error?.message || '').trim()}`,
  )
}

/** Nothing of the starter's surroundings (PGDATA, locale) may change how the server works. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return { NODE_ENV: 'production', PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
}

function check({ user, programs, folder }: Cluster): void {
  const owner = statSync(folder).uid
  const expected = user?.uid ?? process.getuid?.() ?? owner
  if (owner !== expected) {
    throw new Failure(
      `${folder} belongs to another system user (${owner}, not ${expected}).`,
      'Start as the user who made it, or give it back to this one with chown -R. Nothing was changed.',
    )
  }
  const major = readFileSync(path.join(folder, 'PG_VERSION'), 'utf8').trim()
  if (major === programs.major) return
  throw new Failure(
    `${folder} was made by PostgreSQL ${major}, but PostgreSQL ${programs.major} comes with the project.`,
    `Nothing was changed. Start a PostgreSQL ${major} on that folder and set DATABASE_URL to it, or move the folder away to begin anew.`,
  )
}
