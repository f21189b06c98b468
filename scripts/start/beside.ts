import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { internalKey } from '#lib/platform/internal-key.ts'
import { embeddedUrl, startEmbedded } from '#scripts/database/embedded.ts'
import { generateClient } from '#scripts/database/generate.ts'
import { Failure } from './failure.ts'
import { findRunning } from './lock.ts'
import { runChild } from './processes.ts'
import { readSecrets, secretsForSite } from './secrets.ts'
import { readSettings, type Settings } from './settings.ts'

/** Runs a program on the installation's database, beside a running site or without one, with the owner's rights. Returns its exit code. */
export async function runBeside(program: string[]): Promise<number> {
  await generateClient()
  const code = await withDatabase(readSettings('start'), (url, dataDir) =>
    runChild(['--conditions=react-server', ...program], {
      ...process.env,
      ...secretsForSite(readSecrets(dataDir)),
      DATABASE_URL: url,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
    }),
  )
  await refreshRunningSite(readSettings('start').dataDir)
  return code
}

/** A running site forgets its cached pages, so that it shows the change at once. */
async function refreshRunningSite(dataDir: string): Promise<void> {
  const running = findRunning(dataDir)
  if (!running) return
  const { AUTH_SECRET } = secretsForSite(readSecrets(dataDir))
  const headers = { authorization: `Bearer ${internalKey(AUTH_SECRET)}` }
  await fetch(`${running.address}/api/refresh`, { method: 'POST', headers }).catch(() => null)
}

/** With the owner's rights: on the given server, on the running embedded one, or on one started for the moment. */
async function withDatabase(
  settings: Settings,
  use: (url: string, dataDir: string) => Promise<number>,
): Promise<number> {
  const { dataDir, migrateDatabaseUrl } = settings
  if (migrateDatabaseUrl) return use(migrateDatabaseUrl, dataDir)
  if (!existsSync(path.join(dataDir, 'secrets.json'))) {
    throw new Failure('There is no installation here yet.', 'Make one first: npm start')
  }
  const { ownerPassword } = readSecrets(dataDir)
  if (findRunning(dataDir)) {
    const port = Number(readFileSync(path.join(dataDir, 'postgres-port'), 'utf8'))
    return use(embeddedUrl(port, ownerPassword, 'birgemiz'), dataDir)
  }
  const server = await startEmbedded({ dataDir, ownerPassword })
  try {
    return await use(embeddedUrl(server.port, ownerPassword, 'birgemiz'), dataDir)
  } finally {
    await server.stop()
  }
}
