import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { appRole, createDatabase, grantToApp } from '#scripts/database/app-role.ts'
import { embeddedUrl, endLeftover, startEmbedded } from '#scripts/database/embedded.ts'
import { migrate } from '#scripts/database/migrate.ts'
import { Failure } from '#scripts/start/failure.ts'
import { isAlive, runQuietly } from '#scripts/start/processes.ts'
import { step } from '#scripts/start/progress.ts'
import { readSecrets, secretsForSite } from '#scripts/start/secrets.ts'
import { root } from '#scripts/start/settings.ts'

export type TestServer = {
  dataDir: string
  appPassword: string
  urlOf: (database: string, role?: 'owner' | 'app') => string
  stop: () => Promise<void>
}

const template = 'birgemiz_template'
const demo = 'birgemiz_demo'
const ownerPassword = 'owner-of-a-throw-away-server'
const appPassword = 'app-on-a-throw-away-server'
// Nothing here has to survive a power cut.
const fast = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=300',
  'autovacuum=off',
]

/** A server for this run only, with a migrated template that the test files clone; several runs do not meet. */
export async function startTestServer(): Promise<TestServer> {
  const dataDir = await makeRunFolder()
  const { port, folder, stop } = await startEmbedded({ dataDir, ownerPassword, settings: fast })
  const urlOf: TestServer['urlOf'] = (database, role = 'owner') =>
    role === 'owner'
      ? embeddedUrl(port, ownerPassword, database)
      : embeddedUrl(port, appPassword, database, appRole)
  await createDatabase(urlOf('postgres'), template)
  await migrate(urlOf(template))
  await grantToApp(urlOf(template), appPassword)
  return {
    dataDir,
    appPassword,
    urlOf,
    async stop() {
      await stop()
      for (const made of [dataDir, folder]) rmSync(made, { recursive: true, force: true })
    },
  }
}

/** A second template, with the demo region in it; its accounts are in the run's data folder. */
export async function makeDemoTemplate(server: TestServer): Promise<void> {
  await step('Loading the demo region into a template', async () => {
    await createDatabase(server.urlOf('postgres'), demo, template)
    const env = {
      ...process.env,
      ...secretsForSite(readSecrets(path.join(root, '.data'))),
      DATABASE_URL: server.urlOf(demo),
      DATA_DIR: server.dataDir,
      LOG_LEVEL: 'warn',
    }
    const { code, output } = await runQuietly(['--conditions=react-server', 'prisma/seed/main.ts'], env)
    if (code !== 0) throw new Failure('The demo region could not be loaded.', `The loader says:\n\n${output}`)
  })
}

/** A fresh copy of the demo region; returns the address the site connects with. */
export async function cloneDemo(server: TestServer, name: string): Promise<string> {
  await createDatabase(server.urlOf('postgres'), name, demo)
  return server.urlOf(name, 'app')
}

async function makeRunFolder(): Promise<string> {
  const runs = path.join(root, '.data', 'test')
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700
  mkdirSync(runs, { recursive: true, mode })
  for (const name of readdirSync(runs)) {
    if (isAlive(Number(name))) continue
    await endLeftover(path.join(runs, name, 'postgres'))
    rmSync(path.join(runs, name), { recursive: true, force: true })
  }
  const folder = path.join(runs, String(process.pid))
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { mode })
  chmodSync(folder, mode)
  return folder
}
