import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { Failure } from '#scripts/start/failure.ts'
import { say } from '#scripts/start/progress.ts'

export type SystemUser = { uid: number; gid: number } | null

/** PostgreSQL refuses to run as root: then the system's `postgres` user runs it, made when there is none. */
export function findSystemUser(): SystemUser {
  if (process.getuid?.() !== 0) return null
  const found = lookUp()
  if (found) return found
  say('• Running as root, which PostgreSQL refuses: making the system user "postgres" for it')
  spawnSync('groupadd', ['--system', 'postgres'])
  spawnSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres'])
  const made = lookUp()
  if (made) return made
  throw new Failure(
    'PostgreSQL refuses to run as root, and a system user "postgres" could not be made.',
    'Run the command as an ordinary user, or make that user first: useradd --system postgres',
  )
}

/** A folder the database's user can get to: the wanted one, else one outside of a home only root may enter. */
export function reachableFolder(user: SystemUser, wanted: string): string {
  if (!user || canEnter(user, path.dirname(wanted))) return wanted
  const folder = path.join(shelterFor(wanted), path.basename(wanted))
  mkdirSync(path.dirname(folder), { recursive: true, mode: 0o755 })
  say(`• The user "postgres" cannot reach ${wanted}; the database lies in ${folder}`)
  return folder
}

/** The programs' folder, copied to a place the database's user can get to when it must be. */
export function reachablePrograms(user: SystemUser, native: string): string {
  if (!user || canEnter(user, path.join(native, 'bin'))) return native
  const copy = path.join(shelterFor(native), 'programs')
  if (!existsSync(path.join(copy, 'bin', 'postgres'))) {
    say(`• The user "postgres" cannot reach the project; its programs are copied to ${copy}`)
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  }
  return copy
}

/** One place for each folder: the data of a test run must never meet the data of the site. */
function shelterFor(folder: string): string {
  return path.join('/var/lib', `birgemiz-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}`)
}

function canEnter(user: NonNullable<SystemUser>, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/' }).status === 0
}

function lookUp(): SystemUser {
  const uid = spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' })
  const gid = spawnSync('id', ['-g', 'postgres'], { encoding: 'utf8' })
  if (uid.status !== 0 || gid.status !== 0) return null
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}
