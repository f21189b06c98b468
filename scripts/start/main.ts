import { type ChildProcess } from 'node:child_process'
import { parseArgs } from 'node:util'
import { generateClient } from '#scripts/database/generate.ts'
import { type Database, migrateDatabase, openDatabase } from '#scripts/database/prepare.ts'
import { buildSite } from './build.ts'
import { explain } from './failure.ts'
import { prepareFolders } from './folders.ts'
import { takeLock } from './lock.ts'
import { checkPort } from './ports.ts'
import { startChild, stopChild } from './processes.ts'
import { say, step } from './progress.ts'
import { type Secrets, readSecrets, secretsForSite } from './secrets.ts'
import { loadRows } from './seed.ts'
import { type Settings, addressOf, readSettings } from './settings.ts'
import { startSite, waitForSite } from './site.ts'
import { welcome } from './welcome.ts'

type Running = {
  database: Database | null
  site: ChildProcess | null
  worker: ChildProcess | null
  lock: Awaited<ReturnType<typeof takeLock>> | null
}

const running: Running = { database: null, site: null, worker: null, lock: null }
let stopping: Promise<void> | null = null
const workerPauseMs = 5000

try {
  const { values } = parseArgs({ options: { dev: { type: 'boolean' } } })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
  await start(readSettings(values.dev ? 'dev' : 'start'))
} catch (error) {
  if (!stopping) explain(error)
  await stop(1)
}

async function start(settings: Settings): Promise<void> {
  prepareFolders(settings.dataDir)
  running.lock = await takeLock(settings.dataDir, { address: addressOf(settings), mode: settings.mode })
  await checkPort(settings.host, settings.port)
  const secrets = readSecrets(settings.dataDir)
  await generateClient()
  running.database = await openDatabase(settings, secrets)
  await migrateDatabase(running.database, secrets)

  const env = environment(settings, secrets, running.database.appUrl)
  await loadRows({ ...env, DATABASE_URL: running.database.ownerUrl, LOG_LEVEL: 'warn' })
  if (settings.mode === 'start') await buildSite(env)
  if (stopping) return
  await serve(settings, env)
  welcome(settings)
}

async function serve(settings: Settings, env: NodeJS.ProcessEnv): Promise<void> {
  await step('Starting the site', async () => {
    const site = startSite(settings, env)
    running.site = site
    running.lock?.remember(site.pid!)
    await waitForSite(site, settings)
    site.once('exit', (code) => {
      if (stopping) return
      say(`\n✗ The site ended unexpectedly (${code ?? site.signalCode}); stopping everything.`)
      void stop(1)
    })
  })
  startWorker({ ...env, NODE_ENV: settings.mode === 'dev' ? 'development' : 'production' })
}

/** The worker sends letters; if it ends by itself it is started again, and the site goes on meanwhile. */
function startWorker(env: NodeJS.ProcessEnv): void {
  if (stopping) return
  const worker = startChild(['--conditions=react-server', 'scripts/worker.ts'], env)
  running.worker = worker
  running.lock?.remember(worker.pid!)
  worker.once('exit', (code) => {
    if (stopping) return
    say(
      `✗ The worker ended unexpectedly (${code ?? worker.signalCode}); starting it again in ${workerPauseMs / 1000} s.`,
    )
    setTimeout(() => startWorker(env), workerPauseMs)
  })
}

/** What the site and the worker need to know; the owner's address of the database is not part of it. */
function environment(settings: Settings, secrets: Secrets, databaseUrl: string): NodeJS.ProcessEnv {
  const { MIGRATE_DATABASE_URL: _owner, ...rest } = process.env
  return {
    ...rest,
    HOST: settings.host,
    PORT: String(settings.port),
    DATA_DIR: settings.dataDir,
    DATABASE_URL: databaseUrl,
    ...secretsForSite(secrets),
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

/** Ends everything that was started, the newest first. Signals often come twice (npm passes them on): the first one counts. */
function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    if (running.site) say('\nStopping …')
    await stopChild(running.site, 4000)
    await stopChild(running.worker, 3000)
    await running.database?.embedded?.stop()
    running.lock?.release()
    process.exit(code)
  })()
  return stopping
}
