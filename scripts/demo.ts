import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { embeddedUrl, startEmbedded } from '#scripts/database/embedded.ts'
import { generateClient } from '#scripts/database/generate.ts'
import { Failure, explain } from '#scripts/start/failure.ts'
import { findRunning } from '#scripts/start/lock.ts'
import { runChild } from '#scripts/start/processes.ts'
import { readSecrets, secretsForSite } from '#scripts/start/secrets.ts'
import { internalKey } from '#lib/platform/internal-key.ts'
import { type Settings, readSettings } from '#scripts/start/settings.ts'

// npm run demo:load, npm run demo:remove: beside a running site or without one.

const programs: Record<string, string[]> = {
  load: ['prisma/seed/main.ts', '--again'],
  remove: ['prisma/seed/remove-main.ts'],
}

try {
  const program = programs[process.argv[2] ?? '']
  if (!program)
    throw new Failure('Say what to do with the demo region.', 'npm run demo:load or npm run demo:remove')
  await generateClient()
  process.exitCode = await withDatabase(readSettings('start'), (url, dataDir) =>
    runChild(['--conditions=react-server', ...program], {
      ...process.env,
      ...secretsForSite(readSecrets(dataDir)),
      DATABASE_URL: url,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
    }),
  )
  await refreshRunningSite(readSettings('start').dataDir)
} catch (error) {
  explain(error)
  process.exitCode = 1
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
