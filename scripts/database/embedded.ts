import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { Failure, diskFull } from '#scripts/start/failure.ts'
import { findFreePort } from '#scripts/start/ports.ts'
import { isAlive, isCommandOf } from '#scripts/start/processes.ts'
import { createCluster, plainEnvironment } from './cluster.ts'
import { findPrograms } from './programs.ts'
import { findSystemUser, reachableFolder } from './system-user.ts'

export type Embedded = {
  port: number
  folder: string
  stop: () => Promise<void>
}

export type EmbeddedOptions = {
  /** Where the data folder `postgres` and the log lie. */
  dataDir: string
  ownerPassword: string
  /** Further `name=value` settings of the server. */
  settings?: string[]
}

const readyPatienceMs = 60_000
const settingsOfAll = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=60',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_checkpoints=off',
]

/**
 * Starts the database server that comes with the project, on a port of this machine only, and waits until it answers.
 * When it ends without being asked it is started again on the same port. Existing data is never touched.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const user = findSystemUser()
  const programs = await findPrograms(user)
  const folder = reachableFolder(user, path.join(options.dataDir, 'postgres'))
  await createCluster({ user, programs, folder, ownerPassword: options.ownerPassword })
  await endLeftover(folder)

  const port = await rememberedPort(options.dataDir)
  const log = path.join(options.dataDir, 'postgres.log')
  const settings = [...settingsOfAll, ...(options.settings ?? [])].flatMap((setting) => ['-c', setting])
  const launch = () =>
    spawnServer([programs.postgres, '-D', folder, '-p', String(port), ...settings], log, user ?? {})
  const server = supervise(launch)
  try {
    await waitUntilReady(server, embeddedUrl(port, options.ownerPassword, 'postgres'), log)
  } catch (error) {
    await server.stop()
    throw error
  }
  return { port, folder, stop: server.stop }
}

export function embeddedUrl(port: number, password: string, database: string, role = 'birgemiz'): string {
  return `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
}

function spawnServer(command: string[], log: string, user: { uid?: number; gid?: number }): ChildProcess {
  const [program, ...args] = command
  const output = openSync(log, existsSync(log) && statSync(log).size > 5_000_000 ? 'w' : 'a', 0o600)
  const child = spawn(program!, args, {
    ...user,
    cwd: '/',
    env: plainEnvironment(),
    stdio: ['ignore', output, output],
    detached: true,
  })
  closeSync(output)
  return child
}

type Supervised = { stop: () => Promise<void>; hasFailed: () => boolean; settle: () => void }

function supervise(launch: () => ChildProcess): Supervised {
  let isWanted = true
  let isSettled = false
  let hasFailed = false
  let child = launch()
  const watch = () => {
    child.once('error', () => (hasFailed = true))
    child.once('exit', () => {
      if (!isWanted) return
      if (!isSettled) hasFailed = true
      else setTimeout(restart, 1000)
    })
  }
  const restart = () => {
    if (!isWanted) return
    process.stderr.write(
      '✗ The database ended unexpectedly; starting it again. Its own words are in postgres.log.\n',
    )
    child = launch()
    watch()
  }
  watch()
  return {
    hasFailed: () => hasFailed,
    settle: () => (isSettled = true),
    async stop() {
      isWanted = false
      await endServer(child)
    },
  }
}

/** SIGINT is PostgreSQL's "fast" shutdown: open transactions are rolled back, everything committed is on disk. */
async function endServer(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT')
  const timer = setTimeout(() => child.kill('SIGQUIT'), 10_000)
  await ended
  clearTimeout(timer)
}

async function waitUntilReady(server: Supervised, url: string, log: string): Promise<void> {
  const end = Date.now() + readyPatienceMs
  while (Date.now() < end) {
    if (server.hasFailed()) throw whyNot(log)
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
    try {
      await client.connect()
      await client.end()
      server.settle()
      return
    } catch (error) {
      await client.end().catch(() => undefined)
      if ((error as { code?: string }).code === '28P01') throw passwordLost()
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw whyNot(log)
}

function whyNot(log: string): Failure {
  const words = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n  ') : ''
  if (words.includes('No space left on device')) return diskFull()
  return new Failure('The embedded database did not start.', `Its last words, from ${log}:\n  ${words}`)
}

function passwordLost(): Failure {
  return new Failure(
    'The embedded database refuses the password kept in secrets.json.',
    'Put back the secrets.json that belongs to this database (both lie in the data folder).',
  )
}

/** A server whose starter was killed is asked to end; only one may work on a data folder. */
export async function endLeftover(folder: string): Promise<void> {
  const file = path.join(folder, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!Number.isInteger(pid) || !isAlive(pid) || !isCommandOf(pid, folder))
    return rmSync(file, { force: true })
  process.kill(pid, 'SIGINT')
  for (let tries = 0; tries < 100 && isAlive(pid); tries++)
    await new Promise((resolve) => setTimeout(resolve, 100))
  if (isAlive(pid)) {
    throw new Failure(
      `An older database server (process ${pid}) still works on ${folder}.`,
      `End it and try again: kill -INT ${pid}`,
    )
  }
}

async function rememberedPort(dataDir: string): Promise<number> {
  const file = path.join(dataDir, 'postgres-port')
  const known = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  const port = await findFreePort(Number.isInteger(known) && known > 1023 && known < 65536 ? known : 0)
  writeFileSync(file, String(port))
  return port
}
